package returns

import (
	"github.com/suanpan/suanpan/internal/stat/develop"
)

// The gate. A triangle that does not pass it is thin.
const (
	MinWeeks   = 8   // weeks with sales
	MinLines   = 200 // refunded lines whose day of refund is known
	MaxUndated = 0.2 // share of refunds whose day is not known
)

// Reason says why there is no prediction.
type Reason string

// The reasons.
const (
	FewWeeks   Reason = "few_weeks"   // fewer than MinWeeks
	FewRefunds Reason = "few_refunds" // fewer than MinLines
	Undated    Reason = "undated"     // no refund file tells when
	Unstable   Reason = "unstable"    // no factor or no dispersion at some age
)

// triangle gathers the weeks of a cell, of a platform, or of all.
type triangle struct {
	paid           map[int]float64         // by week
	refunds        map[int]map[int]float64 // by week and age in weeks
	lines          int
	dated, undated float64
	result         develop.Result
	rows           []int // the week of each origin of result
	reason         Reason
}

func newTriangle() *triangle {
	return &triangle{paid: map[int]float64{}, refunds: map[int]map[int]float64{}}
}

// weekOf puts every order that no refund can be known of into one week.
func weekOf(w int) int { return max(w, -1) }

func (t *triangle) addSale(week int, paid float64) {
	if week < maxWeeks {
		t.paid[weekOf(week)] += paid
	}
}

func (t *triangle) addRefund(week, age int, amount float64, lines int) {
	if week >= maxWeeks || age > maxAge {
		return
	}
	week = weekOf(week)
	if t.refunds[week] == nil {
		t.refunds[week] = map[int]float64{}
	}
	t.refunds[week][max(age, 0)] += amount
	t.lines += lines
	t.dated += amount
}

// develop works out the prediction, or the reason against it.
func (t *triangle) develop() error {
	oldest, weeks := -1, 0
	for week, paid := range t.paid {
		if paid > 0 && week >= 0 {
			oldest, weeks = max(oldest, week), weeks+1
		}
	}
	switch {
	case t.isUndated():
		t.reason = Undated
	case weeks < MinWeeks:
		t.reason = FewWeeks
	case t.lines < MinLines:
		t.reason = FewRefunds
	}
	if t.reason != "" {
		return nil
	}
	var rows [][]float64
	for week := oldest; week >= -1; week-- {
		if t.paid[week] <= 0 { // nothing sold, or less than nothing: it tells of no factor
			continue
		}
		row := []float64{t.paid[week]}
		sum := 0.0
		for age := 0; age <= min(week, maxAge); age++ {
			sum += t.refunds[week][age]
			row = append(row, sum)
		}
		rows, t.rows = append(rows, row), append(t.rows, week)
	}
	result, err := develop.ChainLadder(rows)
	if err != nil {
		return err
	}
	if result.Status != develop.OK {
		t.reason = Unstable
	}
	t.result = result
	return nil
}

// isUndated is true when too little is known of when refunds came.
func (t *triangle) isUndated() bool {
	return t.dated <= 0 || t.undated > MaxUndated*(t.dated+t.undated)
}

// young is the number of weeks whose orders may still be refunded.
func (t *triangle) young() int { return len(t.result.Factors) - 1 }

// predict is the prediction for the given share of each week.
func (t *triangle) predict(shares map[int]float64) develop.Total {
	list := make([]float64, len(t.rows))
	extra := 0.0
	for i, week := range t.rows {
		list[i] = min(max(shares[week], 0), 1)
		if o := t.result.Origins[i]; o.Age == 0 { // its latest known amount is sales, none of it refunded
			extra += list[i] * o.Latest
		}
	}
	total := t.result.Portion(list)
	total.Reserve += extra
	return total
}
