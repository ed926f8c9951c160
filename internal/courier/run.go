package courier

import (
	"context"
	"log/slog"
	"time"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/records"
)

const (
	tickEvery = 20 * time.Second // a wall clock is looked at, for a machine that slept has missed any alarm
	stopIn    = 5 * time.Second  // how long a send under way may take when the program ends
)

// Run brings what is due until the context ends. Only the process that serves a workspace runs it.
func (c *Courier) Run(ctx context.Context) error {
	queue, err := c.Records.Queue(ctx)
	if err == nil {
		err = c.settle(ctx)
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	ticker := time.NewTicker(tickEvery)
	defer ticker.Stop()
	worker := worker{courier: c, queue: queue}
	for {
		if err := worker.tick(ctx); err != nil && ctx.Err() == nil {
			slog.Error("briefs", "error", err)
		}
		select {
		case <-ctx.Done():
			return worker.rest(context.WithoutCancel(ctx))
		case <-ticker.C:
		}
	}
}

// settle ends the sends that a killed process left on their way: nobody knows whether they arrived.
func (c *Courier) settle(ctx context.Context) error {
	left, err := c.Records.Sends(ctx, records.SendSending, 1000)
	if err != nil {
		return err
	}
	b, err := c.read(ctx)
	if err != nil {
		return err
	}
	for _, s := range left {
		channel, _ := b.find(s.Channel) // one that is gone spoke Chinese
		if err := c.end(ctx, s, records.SendFailed, i18n.Text(langOf(channel), "send_interrupted", nil)); err != nil {
			return err
		}
	}
	return nil
}

// worker has the queue work only while something is in it: an idle queue still writes to the disk.
type worker struct {
	courier *Courier
	queue   records.Queue
	stop    func(context.Context) error
}

// tick decides what is due, and starts or stops the queue.
func (w *worker) tick(ctx context.Context) (err error) {
	if err := w.courier.decide(ctx, w.queue); err != nil {
		return err
	}
	queued, err := w.courier.Records.Sends(ctx, records.SendQueued, 1)
	if err != nil {
		return err
	}
	switch {
	case len(queued) > 0 && w.stop == nil:
		w.stop, err = w.queue.Work(ctx, w.courier.try)
	case len(queued) == 0 && w.stop != nil:
		err = w.rest(ctx)
	}
	return err
}

// rest stops the queue, if it works.
func (w *worker) rest(ctx context.Context) error {
	if w.stop == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, stopIn)
	defer cancel()
	stop := w.stop
	w.stop = nil
	return stop(ctx)
}
