package calendar

import (
	"fmt"
	"time"
)

// Day is a business day, in days since 1970-01-01. The same number as a DATE in the warehouse.
type Day int32

const (
	layout        = "2006-01-02"
	microsPerHour = int64(time.Hour / time.Microsecond)
	microsPerDay  = 24 * microsPerHour
)

// Parse reads a day as YYYY-MM-DD.
func Parse(text string) (Day, error) {
	t, err := time.Parse(layout, text)
	if err != nil {
		return 0, fmt.Errorf("calendar: %q is not a day (YYYY-MM-DD)", text)
	}
	return FromTime(t), nil
}

// FromTime is the calendar day of t's own wall clock.
func FromTime(t time.Time) Day {
	_, offset := t.Zone()
	return Of((t.Unix()+int64(offset))*1e6, 0)
}

// Date is the day of a calendar date.
func Date(year int, month time.Month, day int) Day {
	return FromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Of is the business day of a wall-clock time, micros microseconds since 1970-01-01 00:00 on
// that clock, where days begin at hour start (0–23): with start 4, 03:59 is still yesterday.
func Of(micros int64, start int) Day {
	micros -= int64(start) * microsPerHour
	day := micros / microsPerDay
	if micros%microsPerDay < 0 {
		day--
	}
	return Day(day)
}

// Time is the day's midnight in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes the day as YYYY-MM-DD.
func (d Day) String() string { return d.Time().Format(layout) }

// Monday is the first day of the week that contains d; weeks run Monday to Sunday.
func (d Day) Monday() Day {
	shift := (int(d) + 3) % 7 // 1970-01-01 was a Thursday
	if shift < 0 {
		shift += 7
	}
	return d - Day(shift)
}

// Week is the ISO 8601 year and week of d.
func (d Day) Week() (year, week int) { return d.Time().ISOWeek() }

// MonthStart is the first day of d's month.
func (d Day) MonthStart() Day { return d - Day(d.Time().Day()-1) }

// MonthDays is how many days d's month has.
func (d Day) MonthDays() int {
	t := d.Time()
	return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
