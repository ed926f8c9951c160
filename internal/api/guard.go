package api

import (
	"context"
	"net"
	"net/http"
	"net/url"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
)

// guard stands in for logins until there are any: only names of this machine are answered
// (a page elsewhere that rebinds its own name to 127.0.0.1 is not), and a browser may change
// something only from a page that this server gave it.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLocal(r.Host) {
			refuse(w, r, "host_refused")
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" {
			u, err := url.Parse(origin)
			if err != nil || u.Host != r.Host {
				refuse(w, r, "origin_refused")
				return
			}
		} else if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" && r.Method != http.MethodGet {
			refuse(w, r, "origin_refused")
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

func isLocal(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func refuse(w http.ResponseWriter, r *http.Request, code string) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	ctx := context.WithValue(r.Context(), langKey{}, i18n.Match(r.Header.Get("Accept-Language")))
	writeProblem(w, problemOf(ctx, fault.New(fault.Refused, code, nil)))
}
