package courier

import (
	"context"
	"errors"
	"time"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/push"
	"github.com/suanpan/suanpan/internal/records"
)

// lookBack is how many days are looked back for briefs that were missed while the program was off.
const lookBack = 7

// decide enqueues what is due and notes what was missed.
func (c *Courier) decide(ctx context.Context, queue records.Queue) error {
	b, err := c.read(ctx)
	if err != nil {
		return err
	}
	now, err := c.today(ctx)
	if err != nil {
		return err
	}
	for _, e := range b.Channels {
		for back := lookBack; back >= 0 && e.Enabled; back-- {
			day := time.Date(now.Year(), now.Month(), now.Day()-back, 12, 0, 0, 0, now.Location())
			if e.On(day.Weekday()) {
				if err := c.decideDay(ctx, queue, b.Settings, e, day, now); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// decideDay decides about one channel and day. What the log has already stays as it is.
func (c *Courier) decideDay(ctx context.Context, queue records.Queue, s Settings, e entry, day, now time.Time) error {
	start, end, ok := s.window(e.Channel, day)
	due, err := on(day, e.At)
	if err != nil || now.Before(due) || due.Before(e.Since) {
		return err
	}
	send := newSend(e.Channel, day, now)
	if _, err := c.Records.Send(ctx, send.ID); !errors.Is(err, records.ErrNotFound) {
		return err
	}
	switch {
	case !ok:
		return c.skip(ctx, send, i18n.Text(langOf(e.Channel), "send_quiet", nil))
	case now.After(end):
		return c.skip(ctx, send, i18n.Text(langOf(e.Channel), "send_missed", nil))
	case now.Before(start):
		return nil
	}
	send.Status = records.SendQueued
	_, err = queue.Enqueue(ctx, send)
	return err
}

func (c *Courier) skip(ctx context.Context, s records.Send, why string) error {
	s.Status, s.Error = records.SendSkipped, why
	_, err := c.Records.AddSend(ctx, s)
	return err
}

// What a send is for.
const (
	purposeBrief = "brief"
	purposeTest  = "test"
)

// newSend is the brief of a day for a channel.
func newSend(c push.Channel, day, now time.Time) records.Send {
	text := day.Format(dayLayout)
	return records.Send{ID: slot(c.ID, text), Channel: c.ID, Name: c.Name, Kind: string(c.Kind), Purpose: purposeBrief, Day: text, At: now.UTC()}
}
