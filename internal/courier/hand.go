package courier

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/push"
	"github.com/suanpan/suanpan/internal/records"
)

// Send is one line of the log.
type Send struct {
	ID      string    `json:"id"`
	Channel string    `json:"channel"`
	Name    string    `json:"name" doc:"of the channel, as it was then"`
	Kind    string    `json:"kind"`
	Purpose string    `json:"purpose" enum:"brief,test"`
	Day     string    `json:"day" doc:"on which it was due"`
	About   string    `json:"about" doc:"the day that it tells of; empty if it was not composed"`
	At      time.Time `json:"at" doc:"of the last try"`
	Status  string    `json:"status" enum:"queued,sending,sent,failed,skipped"`
	Tries   int       `json:"tries"`
	Error   string    `json:"error" doc:"why it failed or was skipped, in the channel's language, with the platform's own words"`
	Bytes   int       `json:"bytes" doc:"of the text"`
}

// Log gives the latest sends, newest first.
func (c *Courier) Log(ctx context.Context, limit int) ([]Send, error) {
	rows, err := c.Records.Sends(ctx, "", limit)
	list := make([]Send, len(rows))
	for i, s := range rows {
		list[i] = Send(s)
	}
	return list, err
}

// Test sends a line that says that it is a test, now and once. The error is the failure.
func (c *Courier) Test(ctx context.Context, id string) (Send, error) {
	return c.byHand(ctx, id, purposeTest, func(s Settings, channel push.Channel, send *records.Send) error {
		lang := langOf(channel)
		text := i18n.Text(lang, "push_test_title", nil) + "\n" + i18n.Text(lang, "push_test_text", map[string]any{"name": channel.Name, "at": channel.At})
		send.Tries, send.Bytes = 1, len(text)
		err := c.deliver(ctx, s, channel, send, text)
		send.Error = sentence(lang, err)
		return err
	})
}

// SendNow sends the brief now and once. If it arrives it is the day's: the schedule sends no other.
func (c *Courier) SendNow(ctx context.Context, id string) (Send, error) {
	return c.byHand(ctx, id, purposeBrief, func(s Settings, channel push.Channel, send *records.Send) error {
		return c.bring(ctx, s, channel, send)
	})
}

// byHand sends outside the schedule.
func (c *Courier) byHand(ctx context.Context, id, purpose string, bring func(Settings, push.Channel, *records.Send) error) (Send, error) {
	c.sending.Lock()
	defer c.sending.Unlock()
	b, err := c.read(ctx)
	if err != nil {
		return Send{}, err
	}
	channel, err := b.find(id)
	if err != nil {
		return Send{}, err
	}
	now, err := c.today(ctx)
	if err != nil {
		return Send{}, err
	}
	send := newSend(channel, now, now)
	before, err := c.Records.Send(ctx, send.ID)
	known := err == nil
	switch {
	case purpose == purposeTest:
		send.ID, send.Purpose = apart(send.ID), purpose
	case err != nil && !errors.Is(err, records.ErrNotFound):
		return Send{}, err
	case before.Status == records.SendSent:
		return Send{}, fault.New(fault.Conflict, "send_done", fault.Args{"name": channel.Name, "day": send.Day})
	}
	failed := bring(b.Settings, channel, &send)
	keep := context.WithoutCancel(ctx) // whoever asked may be gone; what happened is written down
	if failed == nil {
		send.Status = records.SendSent
		return Send(send), c.end(keep, send, records.SendSent, "")
	}
	if purpose == purposeBrief { // the day's line is the schedule's again, the failure has its own
		if err := c.giveBack(keep, send.ID, before, known); err != nil {
			return Send{}, err
		}
		send.ID = apart(send.ID)
	}
	send.Status = records.SendFailed
	return Send(send), errors.Join(failed, c.end(keep, send, records.SendFailed, send.Error))
}

// giveBack puts the line of a day as it was.
func (c *Courier) giveBack(ctx context.Context, id string, before records.Send, known bool) error {
	if known {
		return c.Records.PutSend(ctx, before)
	}
	return c.Records.DeleteSend(ctx, id)
}

// apart names a send of a day that is not its scheduled one.
func apart(days string) string { return days + "/" + strings.ToLower(rand.Text()[:6]) }
