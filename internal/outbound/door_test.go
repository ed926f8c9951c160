package outbound_test

import (
	"crypto/x509"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/suanpan/suanpan/internal/outbound"
)

func TestCheckURL(t *testing.T) {
	strict, lenient := outbound.Door{}, outbound.Door{AllowPrivate: true}
	for text, want := range map[string][2]error{ // of the strict and of the lenient door
		"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k": {nil, nil},
		"http://example.com/":                       {outbound.ErrNotHTTPS, nil},
		"https://10.0.0.1/":                         {outbound.ErrPrivate, nil},
		"https://[::ffff:7f00:1]/":                  {outbound.ErrPrivate, nil},
		"https://169.254.169.254/latest/meta-data/": {outbound.ErrForbidden, outbound.ErrForbidden},
		"ftp://example.com/":                        {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
		"https://user:secret@example.com/":          {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
		"https://":                                  {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
		"file:///etc/passwd":                        {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
		"https:example.com":                         {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
		"://":                                       {outbound.ErrNotHTTPS, outbound.ErrNotHTTPS},
	} {
		for i, door := range []outbound.Door{strict, lenient} {
			if _, err := door.CheckURL(text); !errors.Is(err, want[i]) {
				t.Errorf("%s through %+v: %v, want %v", text, door, err, want[i])
			}
		}
	}
}

// TestDoorChecksWhatItDials: a name that resolves to this machine is refused when it is dialled, and no
// proxy of the environment is asked instead.
func TestDoorChecksWhatItDials(t *testing.T) {
	called := false
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called = true }))
	defer server.Close()
	t.Setenv("HTTPS_PROXY", server.URL)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"} {
		answer, err := outbound.Door{Roots: roots}.Client().Get("https://" + host + ":" + u.Port())
		if err == nil {
			answer.Body.Close()
		}
		if !errors.Is(err, outbound.ErrPrivate) || called {
			t.Errorf("%s: %v, called %v", host, err, called)
		}
	}
	answer, err := outbound.Door{Roots: roots, AllowPrivate: true}.Client().Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if !called {
		t.Error("an allowed server was not called")
	}
}

func TestDoorFollowsNoRedirect(t *testing.T) {
	followed := false
	mux := http.NewServeMux()
	mux.Handle("/from", http.RedirectHandler("/to", http.StatusFound))
	mux.HandleFunc("/to", func(http.ResponseWriter, *http.Request) { followed = true })
	server := httptest.NewServer(mux)
	defer server.Close()
	answer, err := outbound.Door{AllowPrivate: true}.Client().Get(server.URL + "/from")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if followed || answer.StatusCode != http.StatusFound {
		t.Errorf("status %d, followed %v", answer.StatusCode, followed)
	}
}

func TestDoorTrustsOnlyCertifiedServers(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	answer, err := outbound.Door{AllowPrivate: true}.Client().Get(server.URL)
	if err == nil {
		answer.Body.Close()
		t.Error("a server that nobody certified was believed")
	}
}
