package demo

import (
	"math"
	"slices"
	"testing"
)

// everyOrder simulates some days and calls f with each order.
func everyOrder(t *testing.T, opt Options, f func(w *world, day int, o *order)) {
	t.Helper()
	opt, err := opt.normalised()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(opt)
	n := int64(0)
	for i := range w.shops {
		m := w.days(i)
		for day := range w.cal.days {
			orders, _ := m.make(day)
			for j := range orders {
				n += int64(orders[j].n)
				f(w, day, &orders[j])
			}
		}
	}
	if n != opt.Lines {
		t.Errorf("simulated %d lines, want %d", n, opt.Lines)
	}
}

var twoMonths = Options{Seed: 11, Days: 60, Lines: 20_000}

// TestAmounts: 应付 = 标价 × 数量 − 优惠 + 运费, and every discount has a bearer.
func TestAmounts(t *testing.T) {
	everyOrder(t, twoMonths, func(w *world, day int, o *order) {
		for i := range o.n {
			l := &o.lines[i]
			if l.goods != l.item.price*l.qty || l.due != l.goods-l.discount()+l.freight {
				t.Fatalf("line %+v: due does not follow", l)
			}
			if l.due <= 0 || min(l.seller, l.platform, l.influencer, l.payment, l.freight, l.nominalSeller) < 0 {
				t.Fatalf("line %+v: impossible amount", l)
			}
			if l.nominalPlatform+l.nominalSeller != l.platform+l.seller {
				t.Fatalf("line %+v: nominal and real discounts differ in sum", l)
			}
			if l.receivable() != l.goods-l.seller+l.freight {
				t.Fatalf("line %+v: receivable is not list price less the seller's discount", l)
			}
		}
	})
}

// TestFate: times follow each other, refunds do not exceed what was paid, fees what was settled.
func TestFate(t *testing.T) {
	late := 0
	everyOrder(t, twoMonths, func(w *world, day int, o *order) {
		if d := w.cal.dayOf(o.created); d != day {
			t.Fatalf("order of day %d was created on day %d", day, d)
		}
		steps := []int64{o.created, o.paid, o.shipped, o.delivered, o.finished, o.settled}
		if o.unpaid() || o.shipped == 0 {
			steps = steps[:1]
		}
		if !slices.IsSorted(steps) {
			t.Fatalf("order %+v: times", o)
		}
		for i := range o.n {
			l := &o.lines[i]
			f := &l.refund
			if f.amount > l.due || f.amount < 0 || f.done > 0 && (f.done < f.applied || f.amount == 0) || f.full && f.done > 0 && f.amount != l.due {
				t.Fatalf("refund %+v of %d", f, l.due)
			}
			if !o.settles(l) {
				continue
			}
			fee := settlementFees(o, l, o.refundedBeforeSettlement(l))
			if fee.base < 0 || fee.total() > fee.base {
				t.Fatalf("fees %+v", fee)
			}
			if o.refundsAfterSettlement(l) {
				late++
				if back := reversedFees(o, l); back.total() > fee.total() || back.base > l.receivable() {
					t.Fatalf("reversed fees %+v exceed %+v", back, fee)
				}
			}
		}
	})
	if late == 0 {
		t.Error("no refund came after settlement")
	}
}

func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	everyOrder(t, twoMonths, func(w *world, day int, o *order) {
		ids := []string{pddOrderID(o)}
		if o.shop.platform != pdd {
			ids = ids[:0]
			for i := range o.n {
				ids = append(ids, itoa(o.lines[i].id))
			}
		}
		for _, id := range append(ids, o.trackingNo()) {
			if id = o.shop.dir + id; seen[id] && id != o.shop.dir {
				t.Fatalf("id %s twice", id)
			}
			seen[id] = true
		}
	})
}

// TestStory: what the demo is meant to show is in it.
func TestStory(t *testing.T) {
	opt, err := Options{Lines: 60_000}.normalised()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(opt)
	truth := w.truth()
	var promo, usual, broken, brokenDelay, usualDelay, delayed int64
	for i := range w.shops {
		m := w.days(i)
		for day := range w.cal.days {
			orders, _ := m.make(day)
			for j := range orders {
				o := &orders[j]
				w.accrue(truth, o)
				md := w.cal.date(day).Format("0102")
				switch md {
				case "1111", "0618":
					promo += int64(o.n)
				case "1020", "0520":
					usual += int64(o.n)
				}
				if o.shipped == 0 {
					continue
				}
				if w.cal.broken(day) {
					broken++
					brokenDelay += o.shipped - o.paid
				} else {
					delayed++
					usualDelay += o.shipped - o.paid
				}
			}
		}
	}
	if promo < 2*usual {
		t.Errorf("promotions sold %d lines, ordinary days %d", promo, usual)
	}
	if brokenDelay/broken < 48*hour || usualDelay/delayed > 30*hour {
		t.Errorf("parcels left after %d h in the broken week, %d h otherwise", brokenDelay/broken/hour, usualDelay/delayed/hour)
	}
	hot, quiet, best := int64(0), int64(0), int64(0)
	for _, k := range truth.SKUs {
		best = max(best, k.Qty)
		switch {
		case k.SKU == "HT-BRD01-B":
			hot = k.CM2
			if k.Qty < best/2 {
				t.Errorf("the losing SKU sells %d, the best %d", k.Qty, best)
			}
		case k.Role == "quiet_earning":
			quiet += k.CM2
			if k.Net > 0 && float64(k.CM2)/float64(k.Net) < .4 {
				t.Errorf("%s earns only %d of %d", k.SKU, k.CM2, k.Net)
			}
		}
	}
	if hot >= 0 || quiet <= 0 {
		t.Errorf("hot seller earns %d, quiet one %d", hot, quiet)
	}
	var unknown int
	for _, k := range truth.SKUs {
		if k.Unknown {
			unknown++
		}
	}
	if unknown < 3 || unknown > 8 {
		t.Errorf("%d SKUs without cost", unknown)
	}
}

func TestCurves(t *testing.T) {
	if got := hill(10, 100, 10, 1.7); math.Abs(got-50) > 1e-9 {
		t.Errorf("hill at its half point: %g, want 50", got)
	}
	if hill(0, 1, 1, 1) != 0 || hill(-1, 1, 1, 1) != 0 {
		t.Error("hill below zero")
	}
	s := 0.0
	for range 200 {
		s = adstock(s, 5, .6)
	}
	if math.Abs(s-5) > 1e-9 {
		t.Errorf("adstock of a constant: %g, want 5", s)
	}
	if got := fatigue(14, 14, .35); math.Abs(got-.675) > 1e-12 {
		t.Errorf("fatigue after one half-life: %g", got)
	}
}

func TestYuan(t *testing.T) {
	for fen, want := range map[int64]string{0: "0.00", 5: "0.05", -1234: "-12.34", 123456789: "1234567.89"} {
		if got := yuan(fen); got != want {
			t.Errorf("yuan(%d) = %s, want %s", fen, got, want)
		}
	}
	for fen, want := range map[int64]string{99999: "999.99", 100000: "1,000.00", 123456789: "1,234,567.89", -100000: "-1,000.00"} {
		if got := yuanComma(fen); got != want {
			t.Errorf("yuanComma(%d) = %s, want %s", fen, got, want)
		}
	}
}

func TestSpansCoverEveryDayOnce(t *testing.T) {
	opt, _ := Options{}.normalised()
	cal := newCalendar(opt.End, opt.Days)
	for _, months := range []int{0, 1, 3, 6} {
		next := 0
		for _, s := range cal.spans(months) {
			if s.from != next || s.to < s.from {
				t.Errorf("months %d: span %+v after day %d", months, s, next)
			}
			next = s.to + 1
		}
		if next != cal.days {
			t.Errorf("months %d: ends on day %d", months, next)
		}
	}
}

func TestAliasDrawsItsWeights(t *testing.T) {
	a := newAlias([]float64{1, 0, 3, 6})
	r := newRand(1, streamOrders, 0, 0)
	var n [4]int
	for range 100_000 {
		n[a.draw(r)]++
	}
	for i, want := range []int{10_000, 0, 30_000, 60_000} {
		if d := n[i] - want; d*d > 900*900 {
			t.Errorf("weight %d drawn %d times, want about %d", i, n[i], want)
		}
	}
}
