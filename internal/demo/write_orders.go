package demo

import (
	"context"
	"fmt"
	"io"
	"runtime"
)

// WriteOrders streams one 抖店 shop's order export of exactly lines rows, spread over
// opt.Days days in time order: the file that benchmarks import. opt.Lines is ignored.
func WriteOrders(ctx context.Context, w io.Writer, lines int64, opt Options, progress func(done, total int64)) error {
	opt.Lines = lines
	opt, err := opt.normalised()
	if err != nil {
		return err
	}
	h, err := loadHeaders()
	if err != nil {
		return err
	}
	header, _, err := h.of("douyin_orders_a")
	if err != nil {
		return err
	}
	world := newWorld(opt)
	world.soleShop(0)
	if _, err := w.Write(newOrderEncoder(header, world.cal.end()).head(header)); err != nil {
		return fmt.Errorf("demo: orders: %w", err)
	}
	// Days are independent: workers encode them, this goroutine writes them in order.
	workers := min(runtime.GOMAXPROCS(0), world.cal.days)
	blocks := make([]chan []byte, workers)
	free := make(chan []byte, 2*workers)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for k := range blocks {
		blocks[k] = make(chan []byte, 1)
		go encodeDays(ctx, world, header, k, workers, blocks[k], free)
	}
	done := int64(0)
	for day := range world.cal.days {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case b := <-blocks[day%workers]:
			if _, err := w.Write(b); err != nil {
				return fmt.Errorf("demo: orders: %w", err)
			}
			select {
			case free <- b:
			default:
			}
		}
		done += world.plans[0].quota[day]
		if progress != nil {
			progress(done, lines)
		}
	}
	return nil
}

// encodeDays encodes days k, k+step, … of the first shop.
func encodeDays(ctx context.Context, w *world, header []string, k, step int, out chan<- []byte, free <-chan []byte) {
	days, enc := w.days(0), newOrderEncoder(header, w.cal.end())
	for day := k; day < w.cal.days; day += step {
		var b []byte
		select {
		case b = <-free:
		default:
		}
		b = b[:0]
		orders, _ := days.make(day)
		for i := range orders {
			b = enc.order(b, &orders[i])
		}
		select {
		case out <- b:
		case <-ctx.Done():
			return
		}
	}
}

// soleShop gives one shop all the lines.
func (w *world) soleShop(index int) {
	total, given := 0.0, int64(0)
	for _, q := range w.plans[index].quota {
		total += float64(q)
	}
	run := 0.0
	for d, q := range w.plans[index].quota {
		run += float64(q)
		upto := int64(run/total*float64(w.opt.Lines) + .5)
		w.plans[index].quota[d] = upto - given
		given = upto
	}
}
