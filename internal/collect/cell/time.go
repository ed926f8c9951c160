package cell

import (
	"math"
	"strings"
	"time"
)

// Order is the order of day and month where the year stands last between slashes.
type Order uint8

// The orders. With Unordered such dates are DateAmbiguous.
const (
	Unordered Order = iota
	DMY
	MDY
)

// Clock says how a column's dates are written and whose clock they become.
type Clock struct {
	Order Order
	Year  int            // of dates without one; 0: YearUnknown
	Month int            // in which the period of dates without a year ends; later months are of the year before; 0: unknown
	Zone  *time.Location // times with an offset are converted to its wall clock; nil keeps theirs
}

// Microseconds of a day and its parts.
const (
	second = int64(1e6)
	minute = 60 * second
	hour   = 60 * minute
	day    = 24 * hour
)

// Time reads a moment as microseconds since 1970-01-01 on the wall clock. A date alone is
// its first moment.
func Time(s string, c Clock) (int64, Reason) {
	if v, ok := plainTime(s); ok {
		return v, OK
	}
	s = Clean(s)
	if v, ok := plainTime(s); ok {
		return v, OK
	}
	if nullValue(s) {
		return 0, Blank
	}
	m, r := moment(s, c)
	if r != OK {
		return 0, r
	}
	return m, OK
}

// Date reads a day as days since 1970-01-01. A range such as 20260601~20260630 also gives its
// last day; otherwise to equals from.
func Date(s string, c Clock) (from, to int64, r Reason) {
	if len(s) == 10 {
		if v, ok := plainDate(s); ok {
			return v, v, OK
		}
	}
	s = Clean(s)
	if nullValue(s) {
		return 0, 0, Blank
	}
	if a, b, ok := splitRange(s); ok {
		from, _, r = Date(a, c)
		if r != OK {
			return 0, 0, DateUnreadable
		}
		if to, _, r = Date(b, c); r != OK || to < from {
			return 0, 0, DateUnreadable
		}
		return from, to, OK
	}
	m, r := moment(s, c)
	if r != OK {
		return 0, 0, r
	}
	d := floorDay(m)
	return d, d, OK
}

func splitRange(s string) (a, b string, ok bool) {
	for _, sep := range []string{"~", "～", "至", " - ", " to "} {
		if a, b, ok = strings.Cut(s, sep); ok {
			return Clean(a), Clean(b), a != "" && b != ""
		}
	}
	return "", "", false
}

func floorDay(micros int64) int64 {
	d := micros / day
	if micros%day < 0 {
		d--
	}
	return d
}

// civil is days since 1970-01-01 of a valid date (Hinnant's algorithm).
func civil(y, m, d int) (int64, bool) {
	if m < 1 || m > 12 || d < 1 || y < 1900 || y > 2200 || d > 31 || d > 28 && d > monthDays(y, m) {
		return 0, false
	}
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return int64(era)*146097 + int64(doe) - 719468, true
}

func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func two(s string, i int) int {
	a, b := s[i]-'0', s[i+1]-'0'
	if a > 9 || b > 9 {
		return -1
	}
	return int(a)*10 + int(b)
}

// plainDate reads 2006-01-02 and 2006/01/02 at the start of s.
func plainDate(s string) (int64, bool) {
	if (s[4] != '-' && s[4] != '/') || s[7] != s[4] {
		return 0, false
	}
	hi, lo, m, d := two(s, 0), two(s, 2), two(s, 5), two(s, 8)
	if hi < 0 || lo < 0 || m < 0 || d < 0 {
		return 0, false
	}
	return civil(hi*100+lo, m, d)
}

// plainTime is the fast path: 2006-01-02 15:04:05, possibly after a tab.
func plainTime(s string) (int64, bool) {
	if len(s) == 20 && s[0] == '\t' {
		s = s[1:]
	}
	if len(s) != 19 || s[10] != ' ' || s[13] != ':' || s[16] != ':' {
		return 0, false
	}
	d, ok := plainDate(s)
	if !ok {
		return 0, false
	}
	h, m, sec := two(s, 11), two(s, 14), two(s, 17)
	if h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 59 {
		return 0, false
	}
	return d*day + int64(h)*hour + int64(m)*minute + int64(sec)*second, true
}

// moment reads every other form.
func moment(s string, c Clock) (int64, Reason) {
	if v, ok := compact(s); ok {
		return v, OK
	}
	if v, ok := serial(s); ok {
		return v, OK
	}
	d, rest, r := datePart(s, c)
	if r != OK {
		return 0, r
	}
	t, offset, fixed, ok := clockPart(rest)
	if !ok {
		return 0, DateUnreadable
	}
	v := d*day + t
	if fixed {
		v = toZone(v-int64(offset)*minute, offset, c.Zone)
	}
	return v, OK
}

// toZone turns a moment in UTC into the wall clock of zone, or back into its own where there
// is none.
func toZone(utc int64, offset int, zone *time.Location) int64 {
	if zone == nil {
		return utc + int64(offset)*minute
	}
	_, seconds := time.UnixMicro(utc).In(zone).Zone()
	return utc + int64(seconds)*second
}

// compact reads 20060102 and 20060102150405.
func compact(s string) (int64, bool) {
	if (len(s) != 8 && len(s) != 14) || !digitsOnly(s) {
		return 0, false
	}
	d, ok := civil(two(s, 0)*100+two(s, 2), two(s, 4), two(s, 6))
	if !ok {
		return 0, false
	}
	v := d * day
	if len(s) == 14 {
		h, m, sec := two(s, 8), two(s, 10), two(s, 12)
		if h > 23 || m > 59 || sec > 59 {
			return 0, false
		}
		v += int64(h)*hour + int64(m)*minute + int64(sec)*second
	}
	return v, true
}

// serial reads a spreadsheet's day number, 1982 to 2119; the time is rounded to the second.
func serial(s string) (int64, bool) {
	whole, _, _ := strings.Cut(s, ".")
	if len(whole) != 5 {
		return 0, false
	}
	d, r := decimalOf(s, Format{})
	if r != OK || d.neg || d.percent {
		return 0, false
	}
	v := d.float()
	if v < 30000 || v >= 80000 {
		return 0, false
	}
	const epoch = 25569 // 1970-01-01
	return int64(math.Round((v-epoch)*86400)) * second, true
}
