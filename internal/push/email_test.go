package push_test

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/outbound"
	"github.com/suanpan/suanpan/internal/push"
)

// postOffice is a mail server for one letter: STARTTLS or TLS from the start, and a login.
type postOffice struct {
	address string
	roots   *x509.CertPool
	letter  chan string
}

func openPostOffice(t *testing.T, implicit bool, refusal string) postOffice {
	t.Helper()
	certified := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(certified.Close)
	config := &tls.Config{Certificates: certified.TLS.Certificates, MinVersion: tls.VersionTLS12}
	p := postOffice{roots: x509.NewCertPool(), letter: make(chan string, 1)}
	p.roots.AddCert(certified.Certificate())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	p.address = listener.Addr().String()
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		if implicit {
			conn = tls.Server(conn, config)
		}
		p.serve(conn, config, implicit, refusal)
	}()
	return p
}

// serve speaks just enough of RFC 5321.
func (p postOffice) serve(conn net.Conn, config *tls.Config, encrypted bool, refusal string) {
	say := func(lines ...string) { io.WriteString(conn, strings.Join(lines, "\r\n")+"\r\n") }
	in := bufio.NewReader(conn)
	say("220 post office")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch strings.ToUpper(verb) {
		case "EHLO":
			if encrypted {
				say("250-post office", "250 AUTH PLAIN LOGIN")
			} else {
				say("250-post office", "250 STARTTLS")
			}
		case "STARTTLS":
			say("220 go ahead")
			conn, encrypted = tls.Server(conn, config), true
			in = bufio.NewReader(conn)
		case "AUTH":
			if refusal != "" {
				say(refusal)
			} else {
				say("235 welcome")
			}
		case "DATA":
			say("354 go on")
			text, err := io.ReadAll(textproto.NewReader(in).DotReader())
			if err != nil {
				return
			}
			p.letter <- string(text)
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (p postOffice) channel(security string) push.Channel {
	return push.Channel{Name: "老板", Kind: push.Email, Server: p.address, Security: security, User: "boss@example.com", Secret: "password1", To: []string{"a@example.com"}, At: "08:30"}
}

func (p postOffice) sender() push.Sender {
	return push.Sender{Door: outbound.Door{AllowPrivate: true, Roots: p.roots}, Now: func() time.Time { return at }}
}

func TestMail(t *testing.T) {
	for _, security := range []string{"starttls", "tls"} {
		t.Run(security, func(t *testing.T) {
			p := openPostOffice(t, security == "tls", "")
			if err := p.sender().Deliver(t.Context(), p.channel(security), message); err != nil {
				t.Fatal(err)
			}
			letter, err := mail.ReadMessage(strings.NewReader(<-p.letter))
			if err != nil {
				t.Fatal(err)
			}
			subject, err := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
			if err != nil || subject != message.Title || !strings.Contains(letter.Header.Get("To"), "a@example.com") {
				t.Error(subject, letter.Header, err)
			}
		})
	}
}

func TestMailFailures(t *testing.T) {
	for refusal, final := range map[string]bool{"535 5.7.8 wrong password1": true, "454 4.7.0 try later": false} {
		p := openPostOffice(t, false, refusal)
		err := p.sender().Deliver(t.Context(), p.channel("starttls"), message)
		var f *push.Failure
		if !errors.As(err, &f) || f.Fault.Code != "push_mail" || f.Final != final || strings.Contains(err.Error(), "password1") {
			t.Errorf("%s: %+v", refusal, err)
		}
	}
	p := openPostOffice(t, false, "")
	p.roots = x509.NewCertPool()
	err := p.sender().Deliver(t.Context(), p.channel("starttls"), message)
	var f *push.Failure
	if !errors.As(err, &f) || f.Fault.Code != "push_unreachable" {
		t.Errorf("a server that nobody certified: %v", err)
	}
	if !strings.Contains(p.address, ":") || len(p.letter) != 0 {
		t.Error("a letter left in the clear")
	}
}
