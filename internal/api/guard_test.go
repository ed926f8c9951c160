package api_test

import (
	"net/http"
	"strings"
	"testing"
)

// Until there are logins only this machine is answered, and only its own pages change anything.
func TestGuard(t *testing.T) {
	s := serve(t)
	own := strings.TrimPrefix(s.URL, "http://")
	const settings = `{"title":"x","currency":"CNY","zone":"UTC","day_start":0,"keep_originals":false}`
	for _, c := range []struct {
		what, method, path, body string
		headers                  []string
		want                     int
	}{
		{"own host", "GET", "/api/settings", "", nil, 200},
		{"localhost", "GET", "/api/settings", "", []string{"Host: localhost:8710"}, 200},
		{"IPv6 loopback", "GET", "/api/settings", "", []string{"Host: [::1]:8710"}, 200},
		{"a name that was rebound to this machine", "GET", "/api/settings", "", []string{"Host: evil.example"}, 403},
		{"a name that begins like one of this machine", "GET", "/api/settings", "", []string{"Host: 127.0.0.1.evil.example"}, 403},
		{"another machine's address", "GET", "/", "", []string{"Host: 192.168.1.2:8710"}, 403},
		{"own page", "PUT", "/api/settings", settings, []string{"Origin: http://" + own}, 200},
		{"own command line", "PUT", "/api/settings", settings, nil, 200},
		{"another page", "PUT", "/api/settings", settings, []string{"Origin: http://evil.example"}, 403},
		{"another page reading", "GET", "/api/settings", "", []string{"Origin: http://evil.example"}, 403},
		{"another server of this machine", "PUT", "/api/settings", settings, []string{"Origin: http://127.0.0.1:1"}, 403},
		{"a page without a name", "PUT", "/api/settings", settings, []string{"Origin: null"}, 403},
		{"a form elsewhere", "POST", "/api/imports", "x", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"a link elsewhere", "GET", "/profit", "", []string{"Sec-Fetch-Site: cross-site"}, 200},
	} {
		if answer, text := s.do(t, c.method, c.path, c.body, c.headers...); answer.StatusCode != c.want {
			t.Errorf("%s: %s, want %d: %s", c.what, answer.Status, c.want, text)
		}
	}
	for lang, want := range map[string]string{"zh-CN": "只回答本机", "en": "Only this machine"} {
		answer, text := s.do(t, "GET", "/api/status", "", "Host: evil.example", "Accept-Language: "+lang)
		if p := problemOf(t, answer, text); p.Code != "host_refused" || !strings.Contains(p.Detail, want) {
			t.Errorf("%s: %s", lang, text)
		}
	}
}

// Who can name paths can read any file: only whoever can read the workspace's directory.
func TestPathsNeedTheToken(t *testing.T) {
	s := serve(t)
	for path, body := range map[string]string{"/api/imports/paths": `{"paths":["/etc/passwd"]}`, "/api/backup": `{"dir":"` + t.TempDir() + `"}`} {
		for header, want := range map[string]int{
			"X-None: ": 403, "Authorization: Bearer nonsense": 401, "Authorization: Bearer ": 403, "Authorization: " + token: 403, "Authorization: Bearer " + token: 200,
		} {
			answer, text := s.do(t, http.MethodPost, path, body, header)
			if answer.StatusCode != want {
				t.Errorf("%s with %q: %s %s", path, header, answer.Status, text)
			} else if want == 403 && problemOf(t, answer, text).Code != "local_only" {
				t.Errorf("%s with %q: %s", path, header, text)
			} else if want == 200 {
				s.follow(t, text)
			}
		}
	}
}

// The page answers every path of its router; files with a hash in their name may be kept.
func TestPage(t *testing.T) {
	s := serve(t)
	for _, c := range []struct{ path, body, cache string }{
		{"/", "<title>Suanpan</title>", "no-cache"},
		{"/profit/orders/123", "<title>Suanpan</title>", "no-cache"},
		{"/assets", "<title>Suanpan</title>", "no-cache"},
		{"/assets/app-1a2b.js", "export {}", "immutable"},
		{"/../../etc/passwd", "<title>Suanpan</title>", "no-cache"},
	} {
		answer, text := s.do(t, "GET", c.path, "")
		if answer.StatusCode != http.StatusOK || text != c.body || !strings.Contains(answer.Header.Get("Cache-Control"), c.cache) {
			t.Errorf("%s: %s %q %v", c.path, answer.Status, text, answer.Header)
		}
		for name, want := range map[string]string{"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := answer.Header.Get(name); !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q", c.path, name, got)
			}
		}
	}
	answer, text := s.do(t, "GET", "/api/nonsense", "")
	if answer.StatusCode != http.StatusNotFound || problemOf(t, answer, text).Code != "operation_unknown" {
		t.Errorf("an operation that is not there: %s %s", answer.Status, text)
	}
}
