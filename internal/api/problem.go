package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
)

// Problem is an RFC 9457 problem with a stable code and a sentence in the reader's language.
type Problem struct {
	Type   string         `json:"type" doc:"urn:suanpan:problem:<code>"`
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Detail string         `json:"detail" doc:"what is wrong and what to do, in the reader's language"`
	Code   string         `json:"code" doc:"stable name of the problem"`
	Args   map[string]any `json:"args,omitempty" doc:"the values in the sentence"`
}

func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func problemOf(ctx context.Context, err error) *Problem {
	f := fault.From(err)
	if f.Kind == fault.Internal && !errors.Is(err, context.Canceled) {
		slog.ErrorContext(ctx, "request failed", "err", err)
	}
	return &Problem{
		Type: "urn:suanpan:problem:" + f.Code, Title: http.StatusText(f.Kind.Status()), Status: f.Kind.Status(),
		Detail: i18n.Text(langOf(ctx), f.Code, f.Args), Code: f.Code, Args: f.Args,
	}
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", p.ContentType(""))
	writeJSON(w, p.Status, p)
}

// requestProblem words what huma itself refuses: a body or parameter that does not fit the schema.
func requestProblem(ctx huma.Context, status int, msg string, errs ...error) huma.StatusError {
	detail := msg
	for _, err := range errs {
		if err != nil {
			detail += "; " + err.Error()
		}
	}
	lang := i18n.ZH
	if ctx != nil {
		lang = langOf(ctx.Context())
	}
	return &Problem{
		Type: "urn:suanpan:problem:bad_request", Title: http.StatusText(status), Status: status,
		Detail: i18n.Text(lang, "bad_request", fault.Args{"detail": detail}), Code: "bad_request",
	}
}

type langKey struct{}

func langOf(ctx context.Context) i18n.Lang {
	if l, ok := ctx.Value(langKey{}).(i18n.Lang); ok {
		return l
	}
	return i18n.ZH
}

func withLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang := i18n.Match(r.Header.Get("Accept-Language"))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), langKey{}, lang)))
	})
}
