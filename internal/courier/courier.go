package courier

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/outbound"
	"github.com/suanpan/suanpan/internal/push"
	"github.com/suanpan/suanpan/internal/records"
)

// Brief is what is brought.
type Brief struct {
	Day  string // YYYY-MM-DD, that it tells of
	Text string // lines; the first is the title
}

// Needs are what a courier asks of the workspace.
type Needs struct {
	Records records.Store
	Compose func(ctx context.Context, lang i18n.Lang) (Brief, error) // the brief as it is now
	Zone    func(ctx context.Context) (*time.Location, error)        // of the workspace
	Now     func() time.Time
}

// Courier serves one workspace.
type Courier struct {
	Needs
	book    sync.Mutex // guards the list of channels
	sending sync.Mutex // one send at a time, so that none of a channel's can pass another
}

// New makes a courier. It does nothing by itself until Run.
func New(needs Needs) *Courier { return &Courier{Needs: needs} }

func langOf(c push.Channel) i18n.Lang { return i18n.Match(c.Lang) }

// door is what the settings let out.
func (s Settings) door() outbound.Door { return outbound.Door{AllowPrivate: s.AllowPrivate} }

func (c *Courier) sender(s Settings) push.Sender { return push.Sender{Door: s.door(), Now: c.Now} }

// message is a brief as a channel gets it.
func message(id string, lang i18n.Lang, text string) push.Message {
	title, rest, _ := strings.Cut(text, "\n")
	return push.Message{ID: id, Title: title, Lines: strings.Split(rest, "\n"), More: i18n.Text(lang, "push_more", nil)}
}

// today is the day that a moment belongs to in the workspace's zone.
func (c *Courier) today(ctx context.Context) (time.Time, error) {
	zone, err := c.Zone(ctx)
	if err != nil {
		return time.Time{}, err
	}
	return c.Now().In(zone), nil
}

const dayLayout = time.DateOnly

// slot names the one brief of a channel and day.
func slot(channel, day string) string { return channel + "/" + day }
