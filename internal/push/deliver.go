package push

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/outbound"
)

// Message is what is delivered.
type Message struct {
	ID    string // the same for every try, so that a receiver can tell a repetition
	Title string
	Lines []string // of plain text
	More  string   // said at the end where a platform's bound leaves lines out
}

// Sender delivers through a door.
type Sender struct {
	Door outbound.Door
	Now  func() time.Time // the clock that signatures carry
}

// Deliver sends a message once. The error is a *Failure, or one of the caller's context.
func (s Sender) Deliver(ctx context.Context, c Channel, m Message) error {
	if err := c.Check(s.Door); err != nil {
		return &Failure{Fault: fault.From(err), Final: true}
	}
	if c.Kind == Email {
		return s.mail(ctx, c, m)
	}
	if c.Kind == Webhook {
		return s.webhook(ctx, c, m)
	}
	target := c.URL
	var payload any
	switch c.Kind {
	case WeCom:
		payload = wecomText(m)
	case Feishu:
		payload = feishuPost(m, c.Secret, s.Now())
	default:
		target, payload = dingtalkURL(c.URL, c.Secret, s.Now()), dingtalkText(m)
	}
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	answer, err := s.post(ctx, c, target, body, nil)
	if err != nil {
		return err
	}
	return c.verdict(answer)
}

// answerBytes bounds what is read of an answer.
const answerBytes = 64 << 10

// post sends a JSON body and gives the answer's, or the *Failure that its status stands for.
func (s Sender) post(ctx context.Context, c Channel, target string, body []byte, header http.Header) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(body))
	if err != nil {
		return nil, &Failure{Fault: addressFault(outbound.ErrNotHTTPS), Final: true}
	}
	for name, values := range header {
		request.Header[name] = values
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	request.Header.Set("User-Agent", "suanpan")
	response, err := s.Door.Client().Do(request)
	if err != nil {
		if ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, ctx.Err()
		}
		return nil, c.unreachable(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, answerBytes))
	if err != nil {
		return nil, c.unreachable(err)
	}
	if status := response.StatusCode; status < 200 || status > 299 {
		return nil, &Failure{
			Fault: fault.New(fault.Conflict, "push_status", fault.Args{"status": status, "words": c.words(string(answer))}),
			Final: status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooEarly && status != http.StatusTooManyRequests,
			After: retryAfter(response.Header.Get("Retry-After"), s.Now()),
		}
	}
	return answer, nil
}

// retryAfter reads the header of RFC 9110 §10.2.3: seconds, or a date.
func retryAfter(text string, now time.Time) time.Duration {
	const longest = 12 * time.Hour
	if seconds, err := strconv.Atoi(text); err == nil {
		return min(max(0, time.Duration(min(seconds, int(longest/time.Second)))*time.Second), longest)
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(0, at.Sub(now)), longest)
	}
	return 0
}
