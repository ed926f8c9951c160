package calendar

// Regressor is a family of days as a series: 1 on such days, 0 on others.
type Regressor struct {
	Name   string // family and phase such as great_sale.eve, or adjusted_workday
	Active []float64
	// Spread is by how much such days usually move a shop's sales, as a standard deviation of the
	// logarithm: a judgement, to be outweighed by what a shop's own days say.
	Spread float64
}

// spreads of families and phases.
var spreads = map[string]float64{
	"great_sale.presale": .15, "great_sale.lead_in": .3, "great_sale.eve": .6, "great_sale.main": 1.2, "great_sale.after": .4,
	"sale.lead_in": .15, "sale.main": .4,
	"festival.main": .2, "golden_week.main": .25,
	"spring_festival.presale": .2, "spring_festival.lead_in": .2, "spring_festival.main": .6, "spring_festival.after": .3,
	"adjusted_workday": .15,
}

// Regressors are the families of days that occur in the n days from first, each as long as n, in
// the order of their first day. Occasions of a family share one, so that 618 says what to
// expect of Double 11.
func Regressors(first Day, n int) []Regressor {
	var out []Regressor
	at := map[string]int{}
	mark := func(name string, i int) {
		j, ok := at[name]
		if !ok {
			j = len(out)
			at[name] = j
			out = append(out, Regressor{Name: name, Active: make([]float64, n), Spread: spreads[name]})
		}
		out[j].Active[i] = 1
	}
	for i := range n {
		d := first + Day(i)
		for _, o := range Occasions(d) {
			mark(o.Family+"."+string(o.Phase), i)
		}
		if Worked(d) {
			mark("adjusted_workday", i)
		}
	}
	return out
}
