package calendar

import "time"

// Phase is where in an occasion a day is.
type Phase string

// The phases.
const (
	Presale Phase = "presale" // deposits, coupons: the weeks before the lead-in of a great sale
	LeadIn  Phase = "lead_in"
	Eve     Phase = "eve"
	Main    Phase = "main"
	After   Phase = "after" // the ebb: bought already, or back to work
)

// Occasion is what a day is known for.
type Occasion struct {
	ID    string
	ZH    string
	EN    string
	Phase Phase
	// Family is which occasions are alike: great_sale, sale, festival, golden_week, spring_festival.
	Family string
}

// occasion is one that comes every year: main days from day 0 of the function to last, the phases
// before and after it in days.
type occasion struct {
	id, zh, en, family string
	day                func(year int) (Day, bool)
	presale            int // begins so many days before; 0: none
	lead               int // likewise
	eve                bool
	main               int // days
	after              int // days
}

func fixed(month time.Month, day int) func(int) (Day, bool) {
	return func(year int) (Day, bool) { return Date(year, month, day), true }
}

func moving(festival, shift int) func(int) (Day, bool) {
	return func(year int) (Day, bool) {
		d, ok := lunar(year, festival)
		return d + Day(shift), ok
	}
}

// occasions of the year. Spring Festival's main days begin four days before New Year's Day of the
// moon, when carriers rest; its lead-in is the purchase for it (年货).
func occasions() []occasion {
	return []occasion{
		{id: "new_year", zh: "元旦", en: "New Year's Day", family: "festival", day: fixed(time.January, 1), main: 1},
		{id: "spring_festival", zh: "春节", en: "Spring Festival", family: "spring_festival", day: moving(springFestival, -4), presale: 25, lead: 9, main: 10, after: 8},
		{id: "march_8", zh: "38 节", en: "8 March sale", family: "sale", day: fixed(time.March, 8), lead: 4, main: 1},
		{id: "qingming", zh: "清明节", en: "Qingming", family: "festival", day: func(y int) (Day, bool) { return qingming(y), true }, main: 1},
		{id: "labour_day", zh: "劳动节", en: "Labour Day", family: "golden_week", day: fixed(time.May, 1), main: 5},
		{id: "may_20", zh: "520", en: "520", family: "sale", day: fixed(time.May, 20), lead: 4, main: 1},
		{id: "dragon_boat", zh: "端午节", en: "Dragon Boat Festival", family: "festival", day: moving(dragonBoat, 0), main: 1},
		{id: "june_18", zh: "618", en: "618", family: "great_sale", day: fixed(time.June, 18), presale: 29, lead: 17, eve: true, main: 1, after: 6},
		{id: "qixi", zh: "七夕", en: "Qixi", family: "sale", day: moving(qixi, 0), lead: 4, main: 1},
		{id: "september_9", zh: "99 大促", en: "9.9 sale", family: "sale", day: fixed(time.September, 9), lead: 4, main: 1},
		{id: "mid_autumn", zh: "中秋节", en: "Mid-Autumn Festival", family: "festival", day: moving(midAutumn, 0), main: 1},
		{id: "national_day", zh: "国庆节", en: "National Day", family: "golden_week", day: fixed(time.October, 1), main: 7},
		{id: "double_11", zh: "双 11", en: "Double 11", family: "great_sale", day: fixed(time.November, 11), presale: 22, lead: 10, eve: true, main: 1, after: 6},
		{id: "double_12", zh: "双 12", en: "Double 12", family: "sale", day: fixed(time.December, 12), lead: 4, main: 1},
	}
}

// phase of d in the occasion that is on day 0, if any.
func (o occasion) phase(d, zero Day) (Phase, bool) {
	n := int(d - zero)
	lead := o.lead
	if o.eve && n == -1 {
		return Eve, true
	}
	switch {
	case n >= 0 && n < o.main:
		return Main, true
	case n >= o.main && n < o.main+o.after:
		return After, true
	case n < 0 && n >= -lead:
		return LeadIn, true
	case n < -lead && n >= -o.presale:
		return Presale, true
	}
	return "", false
}

// Occasions lists what d is known for, in the order of the year.
func Occasions(d Day) []Occasion {
	var out []Occasion
	for _, o := range occasions() {
		year := d.Time().Year()
		for y := year; y <= year+1; y++ { // lead-ins may begin in the year before
			zero, ok := o.day(y)
			if !ok {
				continue
			}
			if p, ok := o.phase(d, zero); ok {
				out = append(out, Occasion{ID: o.id, ZH: o.zh, EN: o.en, Phase: p, Family: o.family})
				break
			}
		}
	}
	return out
}
