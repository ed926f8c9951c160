package calendar

// Regressor is a family of days as a series: 1 on such days, 0 on others.
type Regressor struct {
	Name   string // family and phase such as great_sale.eve, or adjusted_workday
	Active []float64
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
			out = append(out, Regressor{Name: name, Active: make([]float64, n)})
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
