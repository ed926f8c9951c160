package push

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/outbound"
)

// Failure is why a message did not arrive.
type Failure struct {
	Fault *fault.Error
	Final bool          // trying again would not help
	After time.Duration // how long the other side asks to wait; 0: it does not say
}

// Error implements error.
func (f *Failure) Error() string { return f.Fault.Error() }

// Unwrap gives the fault, to be shown.
func (f *Failure) Unwrap() error { return f.Fault }

// addressFault words why a door does not let an address through.
func addressFault(err error) *fault.Error {
	switch {
	case errors.Is(err, outbound.ErrPrivate):
		return fault.New(fault.Invalid, "push_private", nil)
	case errors.Is(err, outbound.ErrForbidden):
		return fault.New(fault.Invalid, "push_forbidden", nil)
	default:
		return fault.New(fault.Invalid, "push_address", nil)
	}
}

// unreachable words an error of the network. Only its innermost reason is told: the outer ones
// repeat the address, and with it the key.
func (c Channel) unreachable(err error) *Failure {
	if errors.Is(err, outbound.ErrPrivate) || errors.Is(err, outbound.ErrForbidden) || errors.Is(err, outbound.ErrNotHTTPS) {
		return &Failure{Fault: addressFault(err), Final: true}
	}
	var timeout net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout() {
		return &Failure{Fault: fault.New(fault.Conflict, "push_timeout", nil)}
	}
	var call *url.Error
	if errors.As(err, &call) {
		err = call.Err
	}
	return &Failure{Fault: fault.New(fault.Conflict, "push_unreachable", fault.Args{"reason": c.words(err.Error())})}
}

// wordsLength bounds what is repeated of an answer, in characters.
const wordsLength = 300

// words makes an answer fit to be shown and kept: one line, bounded, without the channel's secrets.
func (c Channel) words(text string) string {
	for _, secret := range c.secrets() {
		text = strings.ReplaceAll(text, secret, "•••")
	}
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
	if runes := []rune(text); len(runes) > wordsLength {
		text = string(runes[:wordsLength]) + "…"
	}
	return text
}

// secrets are the parts of a channel that nobody else may read, the longest first.
func (c Channel) secrets() []string {
	const shortest = 4 // anything shorter would blank ordinary words
	var list []string
	add := func(s string) {
		if len(s) >= shortest {
			list = append(list, s)
		}
	}
	if c.URL != "" {
		add(c.URL)
		if u, err := url.Parse(c.URL); err == nil {
			for _, values := range u.Query() {
				for _, v := range values {
					add(v)
				}
			}
			add(u.Path[strings.LastIndex(u.Path, "/")+1:])
		}
	}
	add(c.Secret)
	return list
}
