package api

import (
	"context"
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
)

type tokenName struct {
	Body struct {
		Name string `json:"name" doc:"what it is for"`
	}
}

type tokenID struct {
	ID string `path:"id"`
}

type tokenList struct {
	Tokens []app.Token `json:"tokens"`
}

func (s *Server) registerTokens() {
	get(s, "/api/tokens", "Tokens that let other programs read", func(ctx context.Context, _ *nothing) (tokenList, error) {
		all, err := s.workspace.Tokens(ctx)
		return tokenList{all}, err
	})
	register(s, http.MethodPost, "/api/tokens", "Make a token; its secret is shown once", func(ctx context.Context, in *tokenName) (app.NewReadToken, error) {
		return s.workspace.CreateToken(ctx, in.Body.Name)
	})
	register(s, http.MethodDelete, "/api/tokens/{id}", "Make a token worthless", func(ctx context.Context, in *tokenID) (nothing, error) {
		return nothing{}, s.workspace.RevokeToken(ctx, in.ID)
	})
}

// bearer checks who shows a token: one that is unknown is refused, and one for reading only reads.
// Who shows none is the page of this machine, until there are people to tell apart.
func (s *Server) bearer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secret, shown := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !shown || subtle.ConstantTimeCompare([]byte(secret), []byte(s.token)) == 1 {
			next.ServeHTTP(w, r)
			return
		}
		may, err := s.workspace.MayRead(r.Context(), strings.TrimSpace(secret))
		switch {
		case err != nil:
			writeProblem(w, problemOf(r.Context(), err))
		case !may:
			w.Header().Set("WWW-Authenticate", `Bearer realm="suanpan"`)
			p := problemOf(r.Context(), fault.New(fault.Refused, "token_refused", nil))
			p.Status, p.Title = http.StatusUnauthorized, http.StatusText(http.StatusUnauthorized)
			writeProblem(w, p)
		case !reads(r):
			writeProblem(w, problemOf(r.Context(), fault.New(fault.Refused, "token_only_reads", nil)))
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// reads is true of requests that change nothing and tell nothing about tokens.
func reads(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/api/tokens") {
		return false
	}
	return r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodPost && r.URL.Path == "/api/query"
}
