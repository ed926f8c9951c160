package demo

import "slices"

type eventKind uint8

const (
	parcelShipped eventKind = iota
	refundApplied
	refundDone
	orderSettled
	orderReviewed
)

// event is something that happens to an order after the day it was created.
type event struct {
	at   int64
	kind eventKind
	o    *order
	line int
}

// agenda queues events to the day on which they happen. What happens after the last day is
// not known to the merchant and is dropped.
type agenda struct {
	cal  calendar
	days [][]event
}

func newAgenda(cal calendar) *agenda { return &agenda{cal, make([][]event, cal.days)} }

func (a *agenda) add(at int64, kind eventKind, o *order, line int) {
	if d := a.cal.dayOf(at); at > 0 && d < a.cal.days {
		a.days[d] = append(a.days[d], event{at, kind, o, line})
	}
}

// order queues the whole fate of an order.
func (a *agenda) order(o *order) {
	a.add(o.shipped, parcelShipped, o, 0)
	a.add(o.settled, orderSettled, o, 0)
	for i := range o.n {
		f := &o.lines[i].refund
		a.add(f.applied, refundApplied, o, i)
		a.add(f.done, refundDone, o, i)
	}
	if o.delivered > 0 && reviewed(o) {
		a.add(o.delivered+9*hour+o.number%(4*daySeconds), orderReviewed, o, 0)
	}
}

// take returns the day's events in time order and forgets them.
func (a *agenda) take(day int) []event {
	out := a.days[day]
	a.days[day] = nil
	slices.SortStableFunc(out, func(x, y event) int { return int(x.at - y.at) })
	return out
}
