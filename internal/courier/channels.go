package courier

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/push"
)

// Settings hold for all channels.
type Settings struct {
	AllowPrivate bool   `json:"allow_private" doc:"send to addresses of this machine and of private networks, and over http; metadata services stay refused"`
	QuietFrom    string `json:"quiet_from" pattern:"^$|^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"nothing is sent from then on; empty: there are no quiet hours"`
	QuietTo      string `json:"quiet_to" pattern:"^$|^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"until then, of the next day if it is earlier"`
}

// View is a channel without its secrets.
type View struct {
	push.Channel
	Address   string `json:"address" doc:"where it goes to, its key blanked"`
	HasSecret bool   `json:"has_secret"`
}

const bookKey = "push"

// book is what the records keep.
type book struct {
	Settings Settings `json:"settings"`
	Channels []entry  `json:"channels"`
}

// entry is a channel, and since when it is due as it is: a time of day that had passed by then was
// not missed.
type entry struct {
	push.Channel
	Since time.Time `json:"since"`
}

func view(c push.Channel) View {
	v := View{Channel: c, Address: c.Address(), HasSecret: c.Secret != ""}
	v.URL, v.Secret = "", ""
	return v
}

func (c *Courier) read(ctx context.Context) (book, error) {
	var b book
	text, ok, err := c.Records.Setting(ctx, bookKey)
	if err != nil || !ok {
		return b, err
	}
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		return b, fmt.Errorf("channels: %w", err)
	}
	return b, nil
}

// change rewrites the book.
func (c *Courier) change(ctx context.Context, f func(*book) error) error {
	c.book.Lock()
	defer c.book.Unlock()
	b, err := c.read(ctx)
	if err != nil {
		return err
	}
	if err := f(&b); err != nil {
		return err
	}
	text, err := json.Marshal(b)
	if err != nil {
		return err
	}
	return c.Records.PutSetting(ctx, bookKey, string(text))
}

// Settings reads what holds for all channels.
func (c *Courier) Settings(ctx context.Context) (Settings, error) {
	b, err := c.read(ctx)
	return b.Settings, err
}

// PutSettings replaces it.
func (c *Courier) PutSettings(ctx context.Context, s Settings) error {
	if (s.QuietFrom == "") != (s.QuietTo == "") || s.QuietFrom != "" && s.QuietFrom == s.QuietTo {
		return fault.New(fault.Invalid, "push_quiet", nil)
	}
	for _, at := range []string{s.QuietFrom, s.QuietTo} {
		if _, err := time.Parse(clock, at); err != nil && at != "" {
			return fault.New(fault.Invalid, "channel_at", fault.Args{"at": at})
		}
	}
	return c.change(ctx, func(b *book) error {
		b.Settings = s
		return nil
	})
}

// Channels lists the channels in the order in which they were added.
func (c *Courier) Channels(ctx context.Context) ([]View, error) {
	b, err := c.read(ctx)
	list := make([]View, len(b.Channels))
	for i, e := range b.Channels {
		list[i] = view(e.Channel)
	}
	return list, err
}

// AddChannel adds a channel and gives it an ID.
func (c *Courier) AddChannel(ctx context.Context, in push.Channel) (View, error) {
	in = tidy(in)
	in.ID = strings.ToLower(rand.Text()[:10])
	err := c.change(ctx, func(b *book) error {
		if err := in.Check(b.Settings.door()); err != nil {
			return err
		}
		b.Channels = append(b.Channels, entry{in, c.Now().UTC()})
		return nil
	})
	return view(in), err
}

// PutChannel changes a channel. An empty address or secret is the one that it had; the secret only as
// long as it goes to the same place.
func (c *Courier) PutChannel(ctx context.Context, in push.Channel) (View, error) {
	in = tidy(in)
	err := c.change(ctx, func(b *book) error {
		i := slices.IndexFunc(b.Channels, func(e entry) bool { return e.ID == in.ID })
		if i < 0 {
			return fault.New(fault.NotFound, "channel_unknown", fault.Args{"id": in.ID})
		}
		old := b.Channels[i]
		if in.URL == "" && in.Kind == old.Kind {
			in.URL = old.URL
		}
		if in.Secret == "" && in.SameTarget(old.Channel) {
			in.Secret = old.Secret
		}
		if err := in.Check(b.Settings.door()); err != nil {
			return err
		}
		since := old.Since
		if in.At != old.At || in.Enabled != old.Enabled || !slices.Equal(in.Weekdays, old.Weekdays) {
			since = c.Now().UTC()
		}
		b.Channels[i] = entry{in, since}
		return nil
	})
	return view(in), err
}

// DeleteChannel forgets a channel and its secrets. The log keeps what was sent.
func (c *Courier) DeleteChannel(ctx context.Context, id string) error {
	return c.change(ctx, func(b *book) error {
		left := slices.DeleteFunc(b.Channels, func(e entry) bool { return e.ID == id })
		if len(left) == len(b.Channels) {
			return fault.New(fault.NotFound, "channel_unknown", fault.Args{"id": id})
		}
		b.Channels = left
		return nil
	})
}

// tidy drops what a person pastes along with an address, and what another kind has.
func tidy(c push.Channel) push.Channel {
	c.Name, c.URL, c.Secret, c.Server = strings.TrimSpace(c.Name), strings.TrimSpace(c.URL), strings.TrimSpace(c.Secret), strings.TrimSpace(c.Server)
	if c.Kind == push.Email {
		c.URL = ""
	} else {
		c.Server, c.Security, c.User, c.From, c.To = "", "", "", "", nil
	}
	if c.Kind == push.WeCom {
		c.Secret = ""
	}
	slices.Sort(c.Weekdays)
	c.Weekdays = slices.Compact(c.Weekdays)
	return c
}

// find gives a channel with its secrets.
func (b book) find(id string) (push.Channel, error) {
	for _, e := range b.Channels {
		if e.ID == id {
			return e.Channel, nil
		}
	}
	return push.Channel{}, fault.New(fault.NotFound, "channel_unknown", fault.Args{"id": id})
}
