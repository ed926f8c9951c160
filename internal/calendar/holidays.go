package calendar

import "time"

// off is one holiday of a notice: its first and last day off and the weekend days that are worked
// instead, each as month·100+day of the notice's year.
type off struct {
	from, to int
	worked   []int
}

// notices are the yearly arrangements of the General Office of the State Council (国务院办公厅关于部分节假日
// 安排的通知), published on gov.cn each November for the year after; 2020 with the extension of 26
// January 2020. A day off before 1 January is written as a month 0.
var notices = map[int][]off{
	2020: {{101, 101, nil}, {124, 202, []int{119}}, {404, 406, nil}, {501, 505, []int{426, 509}}, {625, 627, []int{628}}, {1001, 1008, []int{927, 1010}}},
	2021: {{101, 103, nil}, {211, 217, []int{207, 220}}, {403, 405, nil}, {501, 505, []int{425, 508}}, {612, 614, nil}, {919, 921, []int{918}}, {1001, 1007, []int{926, 1009}}},
	2022: {{101, 103, nil}, {131, 206, []int{129, 130}}, {403, 405, []int{402}}, {430, 504, []int{424, 507}}, {603, 605, nil}, {910, 912, nil}, {1001, 1007, []int{1008, 1009}}},
	2023: {{31, 102, nil}, {121, 127, []int{128, 129}}, {405, 405, nil}, {429, 503, []int{423, 506}}, {622, 624, []int{625}}, {929, 1006, []int{1007, 1008}}},
	2024: {{101, 101, nil}, {210, 217, []int{204, 218}}, {404, 406, []int{407}}, {501, 505, []int{428, 511}}, {610, 610, nil}, {915, 917, []int{914}}, {1001, 1007, []int{929, 1012}}},
	2025: {{101, 101, nil}, {128, 204, []int{126, 208}}, {404, 406, nil}, {501, 505, []int{427}}, {531, 602, nil}, {1001, 1008, []int{928, 1011}}},
	2026: {{101, 103, []int{104}}, {215, 223, []int{214, 228}}, {404, 406, nil}, {501, 505, []int{509}}, {619, 621, nil}, {925, 927, nil}, {1001, 1007, []int{920, 1010}}},
}

// Noticed says whether the holidays of a year are known from its notice, not from the rule.
func Noticed(year int) bool { return notices[year] != nil }

// Holiday says whether d is a day off of a public holiday (weekends beside it included).
func Holiday(d Day) bool {
	year := d.Time().Year()
	for _, y := range [2]int{year, year + 1} { // New Year's days off may begin in December
		for _, h := range holidays(y) {
			if d >= h[0] && d <= h[1] {
				return true
			}
		}
	}
	return false
}

// Worked says whether d is a day of a weekend that is worked for a holiday's sake (调休). Beyond
// the notices none is known.
func Worked(d Day) bool {
	t := d.Time()
	md := int(t.Month())*100 + t.Day()
	for _, h := range notices[t.Year()] {
		for _, w := range h.worked {
			if w == md {
				return true
			}
		}
	}
	return false
}

// Off says whether d is not a working day: a holiday or a weekend day that is not worked.
func Off(d Day) bool {
	if Holiday(d) {
		return true
	}
	w := d.Time().Weekday()
	return (w == time.Saturday || w == time.Sunday) && !Worked(d)
}

// holidays of a year, as first and last days: from the notice, else by the rule of the regulation
// (全国年节及纪念日放假办法, 2024) and its usual arrangement: eight days from New Year's Eve of the moon, five at
// Labour Day, seven at National Day or eight with Mid-Autumn in it, and the single days with the
// weekend that they touch.
func holidays(year int) [][2]Day {
	var out [][2]Day
	for _, h := range notices[year] {
		out = append(out, [2]Day{Date(year, time.Month(h.from/100), h.from%100), Date(year, time.Month(h.to/100), h.to%100)})
	}
	if out != nil {
		return out
	}
	out = append(out, weekendOf(Date(year, time.January, 1)), weekendOf(qingming(year)),
		[2]Day{Date(year, time.May, 1), Date(year, time.May, 5)})
	golden := [2]Day{Date(year, time.October, 1), Date(year, time.October, 7)}
	if d, ok := lunar(year, springFestival); ok {
		out = append(out, [2]Day{d - 1, d + 6})
	}
	if d, ok := lunar(year, dragonBoat); ok {
		out = append(out, weekendOf(d))
	}
	if d, ok := lunar(year, midAutumn); ok {
		if d >= golden[0]-1 && d <= golden[1] {
			golden[0], golden[1] = min(golden[0], d), golden[1]+1
		} else {
			out = append(out, weekendOf(d))
		}
	}
	return append(out, golden)
}

// weekendOf is a single day off with the weekend that it touches.
func weekendOf(d Day) [2]Day {
	switch d.Time().Weekday() {
	case time.Friday:
		return [2]Day{d, d + 2}
	case time.Saturday:
		return [2]Day{d, d + 2} // Monday in its stead
	case time.Sunday:
		return [2]Day{d - 1, d + 1}
	case time.Monday:
		return [2]Day{d - 2, d}
	}
	return [2]Day{d, d}
}
