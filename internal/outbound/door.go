package outbound

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// How long a door waits.
const (
	dialTimeout = 10 * time.Second
	callTimeout = 30 * time.Second
)

// ErrNotHTTPS refuses an address that is not https; http is for private addresses, where they are allowed.
var ErrNotHTTPS = errors.New("outbound: not an https address")

// Door lets calls out.
type Door struct {
	AllowPrivate bool           // addresses of this machine and of private networks, and http to them
	Roots        *x509.CertPool // who certifies servers; nil: whom the system trusts
}

// CheckURL refuses what the door would not call, as far as the text tells.
func (d Door) CheckURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		return nil, ErrNotHTTPS // not err, which repeats the address and the key in it
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !d.AllowPrivate) {
		return nil, ErrNotHTTPS
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
		if err := Check(ip, d.AllowPrivate); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// Client calls over HTTP. It answers a redirect with the redirect itself.
func (d Door) Client() *http.Client {
	return &http.Client{
		Timeout:       callTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:                  nil, // not even one that the environment names: it would be dialled instead of the address
			DialContext:            d.Dial,
			TLSClientConfig:        d.TLS(""),
			TLSHandshakeTimeout:    dialTimeout,
			ResponseHeaderTimeout:  callTimeout,
			MaxResponseHeaderBytes: 64 << 10,
			DisableKeepAlives:      true, // calls are hours apart
			ForceAttemptHTTP2:      true,
		},
	}
}

// Dial opens a connection to "host:port". The address is checked after the name was resolved and just
// before it is called, each one that is tried.
func (d Door) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: dialTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("outbound: %w", err)
		}
		return Check(to.Addr(), d.AllowPrivate)
	}}
	return dialer.DialContext(ctx, network, address)
}

// TLS is how the door encrypts. server is the name to be certified; "" is the one called.
func (d Door) TLS(server string) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: d.Roots, ServerName: server}
}
