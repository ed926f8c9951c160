package records

import (
	"context"
	"time"
)

// States of a send.
const (
	SendQueued  = "queued"  // to be tried, or tried again
	SendSending = "sending" // on its way; left so by a process that was killed
	SendSent    = "sent"
	SendFailed  = "failed"  // given up
	SendSkipped = "skipped" // never tried
)

// Send is one message to one channel, in the log.
type Send struct {
	ID      string // that of a day's brief names channel and day, so that there is one of it
	Channel string
	Name    string // of the channel, as it was then
	Kind    string // of the channel
	Purpose string // brief, test
	Day     string // YYYY-MM-DD, on which it was due
	About   string // YYYY-MM-DD, the day that it tells of; "" until it is known
	At      time.Time
	Status  string
	Tries   int
	Error   string // why the last try failed, or why there was none
	Bytes   int    // of the text
}

// Sends are the log of what was sent.
type Sends interface {
	// Sends gives the latest sends, newest first; status "" is all of them.
	Sends(ctx context.Context, status string, limit int) ([]Send, error)
	// Send gives one, or ErrNotFound.
	Send(ctx context.Context, id string) (Send, error)
	// PutSend writes a send, in place of what the log said of it before.
	PutSend(ctx context.Context, s Send) error
	// AddSend writes a send unless the log has it already.
	AddSend(ctx context.Context, s Send) (added bool, err error)
	// DeleteSend takes a send out of the log, if it is there.
	DeleteSend(ctx context.Context, id string) error
}

// Queue holds sends until they are done, over crashes and restarts.
type Queue interface {
	// Enqueue writes a send as queued together with the job that will try it, in one transaction,
	// unless the log has it already.
	Enqueue(ctx context.Context, s Send) (added bool, err error)
	// Work tries what is queued, one at a time, until it is stopped. A nil error of try is the end
	// of a send, *Later waits, anything else is tried again after a minute, two, four … up to
	// QueueTries times.
	Work(ctx context.Context, try func(ctx context.Context, id string) error) (stop func(context.Context) error, err error)
}

// QueueTries is how often a queue tries a send.
const QueueTries = 6

// Later asks a queue for another try that is no failure.
type Later struct{ After time.Duration }

// Error implements error.
func (l *Later) Error() string { return "records: again in " + l.After.String() }

// Check refuses a send that the log could not name.
func (s Send) Check() error {
	for field, value := range map[string]string{"id": s.ID, "channel": s.Channel, "day": s.Day, "status": s.Status} {
		if value == "" {
			return &InvalidError{Record: "send", Field: field, Value: value}
		}
	}
	return nil
}
