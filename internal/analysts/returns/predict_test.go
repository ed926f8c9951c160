package returns

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

var last = time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)

// shop is a made-up merchant: a day's sales by cell, refunded by a fixed curve with noise.
func shop(cells []cell, weeks, linesPerDay int, seed uint64) *history {
	curve := []float64{0.02, 0.04, 0.02, 0.01, 0.005}
	rng := rand.New(rand.NewPCG(seed, 1))
	h := &history{asOf: map[string]time.Time{}}
	for _, c := range cells {
		h.asOf[c.platform] = last
		for d := range 7 * weeks {
			day := last.AddDate(0, 0, -d)
			h.sales = append(h.sales, sale{c, day, float64(linesPerDay) * 10000})
			for age, rate := range curve {
				at := day.AddDate(0, 0, 7*age+rng.IntN(7))
				lines := 0
				for range linesPerDay {
					if rng.Float64() < rate*3 {
						lines++
					}
				}
				if lines > 0 && !at.After(last) {
					h.refunds = append(h.refunds, refund{c, day, at, float64(lines) * 10000 / 3, lines})
				}
			}
		}
	}
	return h
}

// books answers the analyst's questions from a history.
type books struct{ history *history }

func (b books) Run(_ context.Context, q metrics.Query) (*run.Result, error) {
	if slices.Contains(q.Metrics, "refund_amount") {
		return &run.Result{Rows: []run.Row{{Values: []run.Value{run.Whole(1000), run.Whole(400)}}}}, nil
	}
	r := &run.Result{}
	for _, s := range b.history.sales {
		day := s.day.Format(dayFormat)
		if day < q.From || day > q.To {
			continue
		}
		if slices.Contains(q.By, "category") {
			r.Rows = append(r.Rows, run.Row{Keys: []string{s.platform, s.category, day}, Values: []run.Value{run.Whole(int64(s.paid))}})
		} else {
			r.Rows = append(r.Rows, run.Row{Keys: []string{s.platform, day}, Values: []run.Value{run.Whole(10), run.Whole(int64(s.paid))}})
		}
	}
	return r, nil
}

func predict(t *testing.T, h *history, from, to string) *Prediction {
	t.Helper()
	b, err := newBook(h)
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.predict(context.Background(), books{h}, Request{From: from, To: to, Currency: "CNY"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPredictsWhatTheCurveStillHolds(t *testing.T) {
	p := predict(t, shop([]cell{{"douyin", "shirts"}}, 26, 60, 7), "2026-01-01", "2026-06-30")
	if p.Status != Predicted || len(p.Cells) != 1 || p.Cells[0].Pool != "own" {
		t.Fatalf("%+v", p)
	}
	// Ages go by calendar weeks: a refund 7a … 7a+6 days after the order falls into week a or a+1.
	want := 60.0 * 10000 * 7 * (0.085 + 0.055 + 0.025 + 0.01) // rough: what is due after each of the last weeks
	if got := float64(p.Expected); got < want*0.7 || got > want*1.5 {
		t.Errorf("expected %v, the curve says some %v", got, want)
	}
	if !(p.Lower < p.Expected && p.Expected < p.Upper && p.Lower > 0) {
		t.Errorf("band %d … %d around %d", p.Lower, p.Upper, p.Expected)
	}
	if p.Net.Expected != -p.Expected || p.Net.Lower != -p.Upper || p.CM2.Expected != -int64(math.Round(float64(p.Expected)*0.6)) {
		t.Errorf("effects %+v %+v of %d", p.Net, p.CM2, p.Expected)
	}
}

func TestTheBandHoldsWhatHappens(t *testing.T) {
	const rounds = 60
	cut, held := last.AddDate(0, 0, -42), 0
	for seed := range uint64(rounds) {
		whole, known := shop([]cell{{"douyin", "shirts"}}, 26, 60, seed), &history{asOf: map[string]time.Time{"douyin": cut}}
		actual := 0.0
		for _, s := range whole.sales {
			if !s.day.After(cut) {
				known.sales = append(known.sales, s)
			}
		}
		for _, r := range whole.refunds {
			switch {
			case !r.refunded.After(cut):
				known.refunds = append(known.refunds, r)
			case !r.ordered.After(cut):
				actual += r.amount
			}
		}
		p := predict(t, known, "2026-01-01", cut.Format(dayFormat))
		if float64(p.Lower) <= actual && actual <= float64(p.Upper) {
			held++
		}
	}
	if held < rounds*80/100 {
		t.Errorf("the 90 %% band held %d of %d outcomes", held, rounds)
	}
}

func TestThinCellsArePooled(t *testing.T) {
	h := shop([]cell{{"douyin", "shirts"}}, 26, 60, 1)
	thin := shop([]cell{{"douyin", "hats"}, {"tmall", "hats"}}, 26, 1, 2)
	h.sales, h.refunds = append(h.sales, thin.sales...), append(h.refunds, thin.refunds...)
	h.asOf["tmall"] = last
	p := predict(t, h, "2026-06-01", "2026-06-30")
	pools := map[cell]string{}
	for _, c := range p.Cells {
		pools[cell{c.Platform, c.Category}] = c.Pool
	}
	want := map[cell]string{{"douyin", "shirts"}: "own", {"douyin", "hats"}: "platform", {"tmall", "hats"}: "all"}
	if !reflect.DeepEqual(pools, want) {
		t.Errorf("pools %v, want %v", pools, want)
	}
}

func TestRefusals(t *testing.T) {
	cells := []cell{{"douyin", "shirts"}}
	undated := shop(cells, 26, 60, 3)
	for i := range undated.refunds {
		if i%2 == 0 {
			undated.refunds[i].refunded = time.Time{}
		}
	}
	for reason, h := range map[Reason]*history{FewWeeks: shop(cells, 5, 60, 1), FewRefunds: shop(cells, 26, 1, 1), Undated: undated} {
		p := predict(t, h, "2026-01-01", "2026-06-30")
		if p.Status != Refused || len(p.Refusals) != 1 || p.Refusals[0].Reason != reason || p.Expected != 0 || p.Upper != 0 {
			t.Errorf("%s: %+v", reason, p)
		}
	}
	if p := predict(t, &history{asOf: map[string]time.Time{}}, "2026-01-01", "2026-06-30"); p.Status != Settled {
		t.Errorf("no orders: %+v", p)
	}
	if p := predict(t, shop(cells, 26, 60, 1), "2026-01-01", "2026-02-01"); p.Status != Settled || p.Expected != 0 {
		t.Errorf("old orders: %+v", p)
	}
}

func TestPartsOfAPeriodAddUp(t *testing.T) {
	h := shop([]cell{{"douyin", "shirts"}, {"tmall", "shirts"}}, 26, 60, 4)
	all := predict(t, h, "2026-06-01", "2026-06-30")
	early, late := predict(t, h, "2026-06-01", "2026-06-18"), predict(t, h, "2026-06-19", "2026-06-30")
	if d := all.Expected - early.Expected - late.Expected; d < -1 || d > 1 {
		t.Errorf("%d + %d ≠ %d", early.Expected, late.Expected, all.Expected)
	}
	if again := predict(t, h, "2026-06-01", "2026-06-30"); fmt.Sprint(again) != fmt.Sprint(all) {
		t.Errorf("%v, then %v", all, again)
	}
}
