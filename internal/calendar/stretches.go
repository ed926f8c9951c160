package calendar

// Stretch is an occasion's phase with the days that it lasts, both inclusive.
type Stretch struct {
	Occasion
	From, To Day
}

// adjusted names a weekend day that is worked in exchange for a holiday.
func adjusted() Occasion {
	return Occasion{ID: "adjusted_workday", ZH: "调休上班", EN: "Adjusted working day", Phase: Main, Family: "adjusted_workday"}
}

// Stretches lists the phases of occasions in a run of days, and the adjusted working days, in the
// order of their first day. One that began before from or lasts beyond to is cut there.
func Stretches(from, to Day) []Stretch {
	var out []Stretch
	open := map[Occasion]int{}
	for d := from; d <= to; d++ {
		occasions := Occasions(d)
		if Worked(d) {
			occasions = append(occasions, adjusted())
		}
		for _, o := range occasions {
			if i, ok := open[o]; ok && out[i].To == d-1 {
				out[i].To = d
				continue
			}
			open[o] = len(out)
			out = append(out, Stretch{o, d, d})
		}
	}
	return out
}
