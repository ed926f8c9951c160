package sheet

import (
	"bytes"
	"math"
	"strconv"
	"time"
)

// Spreadsheets keep 15 digits of a number and 17 in the file; what lies beyond the
// fifteenth is either noise (19.989999999999998) or a number that was too long for a
// cell, such as the id of an order.
const trueDigits = 15

// appendNumber appends a number of a workbook as text: dates as 2006-01-02 15:04:05,
// numbers in full decimals, but numbers with more than 15 digits before the point in
// scientific notation (6.93E+18), because digits of theirs may have been lost. What is
// no number stays as it is.
func appendNumber(out, s []byte, form numberForm, epoch1904 bool) []byte {
	if form == formNumber && isShortDecimal(s) {
		return append(out, s...)
	}
	f, err := strconv.ParseFloat(string(s), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return appendEscapedText(out, s)
	}
	if form != formNumber {
		if text, ok := appendSerial(out, f, form, epoch1904); ok {
			return text
		}
	}
	if math.Abs(f) >= 1e15 {
		return appendScientific(out, s, f)
	}
	if f != 0 && math.Abs(f) < 1e-30 {
		return append(out, s...)
	}
	exact, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'e', trueDigits-1, 64), 64)
	return strconv.AppendFloat(out, exact, 'f', -1, 64)
}

// isShortDecimal recognises the numbers that are text as they stand.
func isShortDecimal(s []byte) bool {
	n, points := 0, 0
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			n++
		case c == '.' && i > 0 && i < len(s)-1:
			points++
		case c == '-' && i == 0:
		default:
			return false
		}
	}
	return n > 0 && n <= trueDigits && points <= 1
}

// appendScientific keeps all digits that the file has.
func appendScientific(out, s []byte, f float64) []byte {
	if i := bytes.TrimLeft(s, "-+"); len(bytes.Trim(i, "0123456789")) == 0 {
		if len(s) > len(i) && s[0] == '-' {
			out = append(out, '-')
		}
		i = bytes.TrimLeft(i, "0")
		out = append(out, i[0])
		if tail := bytes.TrimRight(i[1:], "0"); len(tail) > 0 {
			out = append(append(out, '.'), tail...)
		}
		out = append(out, 'E', '+')
		return strconv.AppendInt(out, int64(len(i)-1), 10)
	}
	return strconv.AppendFloat(out, f, 'E', -1, 64)
}

// appendSerial appends a date or time given in days since 1899-12-30 (or 1904-01-01),
// rounded to the second. ok is false if no calendar has such a day.
func appendSerial(out []byte, f float64, form numberForm, epoch1904 bool) (_ []byte, ok bool) {
	const secondsPerDay = 86400
	const lastDay = 2958465 // 9999-12-31
	if f < 0 || f > lastDay+1 {
		return out, false
	}
	seconds := int64(math.Round(f * secondsPerDay))
	if form == formElapsed || f < 1 && seconds < secondsPerDay && !epoch1904 {
		return appendClock(out, seconds), true
	}
	days := seconds / secondsPerDay
	switch {
	case epoch1904:
		days += 1462
	case days < 60:
		days++ // the 29th of February 1900, which was none, has number 60
	}
	const unixEpoch = 25569
	t := time.Unix((days-unixEpoch)*secondsPerDay+seconds%secondsPerDay, 0).UTC()
	return t.AppendFormat(out, time.DateTime), true
}

func appendClock(out []byte, seconds int64) []byte {
	for i, n := range [3]int64{seconds / 3600, seconds / 60 % 60, seconds % 60} {
		if i > 0 {
			out = append(out, ':')
		}
		if n < 10 {
			out = append(out, '0')
		}
		out = strconv.AppendInt(out, n, 10)
	}
	return out
}

// appendISODate appends a date cell of the strict format, 2026-06-01T10:12:33Z, as
// other dates are given; what is none stays as it is.
func appendISODate(out, s []byte) []byte {
	text := string(bytes.TrimSpace(s))
	for _, layout := range []string{"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.AppendFormat(out, time.DateTime)
		}
	}
	return append(out, s...)
}
