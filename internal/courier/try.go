package courier

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/push"
	"github.com/suanpan/suanpan/internal/records"
)

// try is one try of a queued send: what the queue calls.
func (c *Courier) try(ctx context.Context, id string) error {
	c.sending.Lock()
	defer c.sending.Unlock()
	send, err := c.Records.Send(ctx, id)
	if err != nil || send.Status != records.SendQueued { // sent by hand meanwhile, or given up
		return err
	}
	b, err := c.read(ctx)
	if err != nil {
		return err
	}
	now, err := c.today(ctx)
	if err != nil {
		return err
	}
	channel, err := b.find(send.Channel)
	if err != nil || !channel.Enabled {
		return c.end(ctx, send, records.SendSkipped, i18n.Text(langOf(channel), "send_channel_gone", nil))
	}
	day, err := time.ParseInLocation(dayLayout, send.Day, now.Location())
	if err != nil {
		return err
	}
	if _, end, ok := b.Settings.window(channel, day); !ok || now.After(end) {
		return c.tooLate(ctx, send, channel)
	}
	if end, quiet := b.Settings.pastQuiet(now); quiet {
		return &records.Later{After: end.Sub(now)}
	}
	failed := c.bring(ctx, b.Settings, channel, &send)
	return c.again(ctx, send, channel.Lang, failed)
}

// tooLate ends a send whose morning is over: never tried it was missed, otherwise it failed.
func (c *Courier) tooLate(ctx context.Context, send records.Send, channel push.Channel) error {
	if send.Tries == 0 {
		return c.end(ctx, send, records.SendSkipped, i18n.Text(langOf(channel), "send_missed", nil))
	}
	return c.end(ctx, send, records.SendFailed, send.Error)
}

// bring composes the brief and delivers it once; the log says that it is on its way before it is. The
// state of the send is left to whoever called.
func (c *Courier) bring(ctx context.Context, s Settings, channel push.Channel, send *records.Send) error {
	lang := langOf(channel)
	brief, err := c.Compose(ctx, lang)
	send.Tries++
	if err == nil {
		send.About, send.Bytes = brief.Day, len(brief.Text)
		err = c.deliver(ctx, s, channel, send, brief.Text)
	}
	send.Error = sentence(lang, err)
	return err
}

func (c *Courier) deliver(ctx context.Context, s Settings, channel push.Channel, send *records.Send, text string) error {
	if err := c.end(ctx, *send, records.SendSending, ""); err != nil {
		return err
	}
	return c.sender(s).Deliver(ctx, channel, message(send.ID, langOf(channel), text))
}

// again writes how a try ended, and tells the queue whether there is to be another.
func (c *Courier) again(ctx context.Context, send records.Send, lang string, failed error) error {
	var f *push.Failure
	switch {
	case failed == nil:
		return c.end(ctx, send, records.SendSent, "")
	case ctx.Err() != nil && send.About == "": // told to stop before anything left
		return &records.Later{}
	case ctx.Err() != nil: // told to stop in the middle: nobody knows whether it arrived
		why := i18n.Text(i18n.Match(lang), "send_interrupted", nil)
		return c.end(context.WithoutCancel(ctx), send, records.SendFailed, why)
	case send.Tries >= records.QueueTries, errors.As(failed, &f) && f.Final:
		return c.end(ctx, send, records.SendFailed, send.Error)
	}
	if err := c.end(ctx, send, records.SendQueued, send.Error); err != nil {
		return err
	}
	if f != nil && f.After > 0 {
		return &records.Later{After: f.After}
	}
	return errors.New(send.Error) // in words that are fit to be kept: the queue keeps them
}

// end writes the state that a send came to.
func (c *Courier) end(ctx context.Context, send records.Send, status, why string) error {
	send.Status, send.Error, send.At = status, why, c.Now().UTC()
	return c.Records.PutSend(ctx, send)
}

// sentence words an error for the log.
func sentence(lang i18n.Lang, err error) string {
	if err == nil {
		return ""
	}
	f := fault.From(err)
	if f.Kind == fault.Internal {
		slog.Error("brief", "error", err)
	}
	return i18n.Text(lang, f.Code, f.Args)
}
