package push

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/outbound"
)

// How a mail server is spoken to.
const (
	implicitTLS = "tls"      // encrypted from the first byte, usually port 465
	startTLS    = "starttls" // encrypted before anything is said, usually port 587; never without
	plainText   = "none"
)

const mailTimeout = 30 * time.Second

func (c Channel) checkMail(door outbound.Door) error {
	host, port, err := net.SplitHostPort(c.Server)
	if n, e := strconv.Atoi(port); err != nil || e != nil || n < 1 || n > 65535 || host == "" {
		return fault.New(fault.Invalid, "channel_server", fault.Args{"server": c.Server})
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		if err := outbound.Check(ip, door.AllowPrivate); err != nil {
			return addressFault(err)
		}
	}
	if c.Security != implicitTLS && c.Security != startTLS && (c.Security != plainText || !door.AllowPrivate) {
		return fault.New(fault.Invalid, "channel_security", nil)
	}
	if c.User != "" && c.Secret == "" {
		return fault.New(fault.Invalid, "channel_password", nil)
	}
	if len(c.To) == 0 {
		return fault.New(fault.Invalid, "channel_to", nil)
	}
	_, err = c.letter(Message{})
	return err
}

// letter writes the message as mail.
func (c Channel) letter(m Message) (*mail.Msg, error) {
	letter, from := mail.NewMsg(), c.From
	if from == "" {
		from = c.User
	}
	if err := letter.From(from); err != nil {
		return nil, fault.New(fault.Invalid, "channel_mail", fault.Args{"address": from})
	}
	for _, to := range c.To {
		if err := letter.AddTo(to); err != nil {
			return nil, fault.New(fault.Invalid, "channel_mail", fault.Args{"address": to})
		}
	}
	letter.Subject(m.Title)
	letter.SetBodyString(mail.TypeTextPlain, strings.Join(m.Lines, "\n")+"\n")
	return letter, nil
}

func (s Sender) mail(ctx context.Context, c Channel, m Message) error {
	letter, err := c.letter(m)
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(c.Server)
	if err != nil {
		return err
	}
	letter.SetDateWithValue(s.Now())
	letter.SetMessageIDWithValue(m.ID + "@suanpan")
	client, err := s.mailClient(c, host, port)
	if err != nil {
		return err
	}
	if err := client.DialAndSendWithContext(ctx, letter); err != nil && !letter.IsDelivered() {
		return c.mailFailure(ctx, err)
	}
	return nil
}

func (s Sender) mailClient(c Channel, host, port string) (*mail.Client, error) {
	number, err := strconv.Atoi(port)
	if err != nil {
		return nil, err
	}
	secure := s.Door.TLS(host)
	options := []mail.Option{
		mail.WithPort(number), mail.WithTimeout(mailTimeout), mail.WithTLSConfig(secure), mail.WithoutNoop(),
		mail.WithHELO("localhost"), // not the machine's name
		mail.WithDialContextFunc(func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := s.Door.Dial(ctx, network, address)
			if err != nil || c.Security != implicitTLS {
				return conn, err
			}
			encrypted := tls.Client(conn, secure)
			if err := encrypted.HandshakeContext(ctx); err != nil {
				return nil, errors.Join(err, conn.Close())
			}
			return encrypted, nil
		}),
	}
	switch c.Security {
	case startTLS:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	case implicitTLS:
		options = append(options, mail.WithSSL())
	default:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	}
	if c.User != "" && c.Secret != "" {
		options = append(options, mail.WithUsername(c.User), mail.WithPassword(c.Secret),
			mail.WithOpportunisticSMTPAuth(mail.SMTPAuthPlain, mail.SMTPAuthLogin, mail.SMTPAuthCramMD5))
	}
	return mail.NewClient(host, options...)
}

// mailFailure keeps the server's own words. 5yz is for good, 4yz may pass (RFC 5321 §4.2.1).
func (c Channel) mailFailure(ctx context.Context, err error) error {
	if ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return ctx.Err()
	}
	var said *textproto.Error
	var sending *mail.SendError
	switch {
	case errors.As(err, &said):
		return c.mailRefusal(strconv.Itoa(said.Code)+" "+said.Msg, said.Code >= 500)
	case errors.As(err, &sending):
		return c.mailRefusal(sending.Error(), sending.ErrorCode() >= 500)
	}
	return c.unreachable(err)
}

func (c Channel) mailRefusal(text string, final bool) *Failure {
	return &Failure{Fault: fault.New(fault.Conflict, "push_mail", fault.Args{"words": c.words(text)}), Final: final}
}
