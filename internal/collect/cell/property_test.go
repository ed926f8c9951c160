package cell

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// decorate writes an amount of minor units in one of the ways that exports do.
func decorate(t *rapid.T, minor int64) string {
	abs := minor
	if abs < 0 {
		abs = -abs
	}
	whole := strconv.FormatInt(abs/100, 10)
	if rapid.Bool().Draw(t, "grouped") {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	s := fmt.Sprintf("%s.%02d", whole, abs%100)
	s += strings.Repeat("0", rapid.IntRange(0, 3).Draw(t, "zeros"))
	s = rapid.SampledFrom([]string{"", "¥", "$", "US$", "￥"}).Draw(t, "sign") + s
	if minor < 0 {
		switch rapid.IntRange(0, 2).Draw(t, "negative") {
		case 0:
			s = "-" + s
		case 1:
			s = "(" + s + ")"
		default:
			s += "-"
		}
	}
	pad := rapid.SampledFrom([]string{"", " ", "\t", "\u00a0", "\u3000"})
	return pad.Draw(t, "before") + s + pad.Draw(t, "after")
}

func TestMoneyReadsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Int64Range(-1e15, 1e15).Draw(t, "minor")
		text := decorate(t, want)
		if got, r := Money(text, 2, Format{}); got != want || r != OK {
			t.Fatalf("Money(%q) = %d, %v; want %d", text, got, r, want)
		}
	})
}

func TestFastAndSlowPathAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?[0-9]{1,12}(\.[0-9]{1,7})?`).Draw(t, "number")
		digits := rapid.IntRange(0, 6).Draw(t, "digits")
		fast, ok := plain(s, digits)
		if !ok {
			return
		}
		d, r := decimalOf(s, Format{})
		slow, r2 := d.fixed(digits)
		if r != OK || r2 != OK || slow != fast {
			t.Fatalf("%q to %d digits: %d, slowly %d %v", s, digits, fast, slow, r2)
		}
	})
}

func TestTimeReadsWhatWasWritten(t *testing.T) {
	layouts := []string{time.DateTime, "2006/1/2 15:04:05", "2006年1月2日 15:04:05", "20060102150405", "2006-01-02T15:04:05Z", "Jan 2, 2006 3:04:05 PM UTC", "2006-01-02 15:04:05 +0000"}
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "second"), 0).UTC()
		text := at.Format(rapid.SampledFrom(layouts).Draw(t, "layout"))
		if got, r := Time(text, Clock{Zone: time.UTC}); r != OK || got != at.UnixMicro() {
			t.Fatalf("Time(%q) = %d, %v; want %d", text, got, r, at.UnixMicro())
		}
	})
}

func TestCleaningTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("\t '`=\"-01a汉\u00a0\u3000\ufeff\u200b"))).Draw(t, "text")
		once := Clean(s)
		if twice := Clean(once); twice != once {
			t.Fatalf("Clean(%q) = %q, then %q", s, once, twice)
		}
	})
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"1,234.50", "1.2万", "(12)", "6.93E+18", "2026-09-10 20:01:11", "Sep 4, 2026 1:05:07 AM PDT", "20260601~20260630", "12%", `="3500"`, "\t-", "9e99", "1.e-5", "年月日", "a.m.", "1 a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []Format{{}, {Comma: true}, {Either: true}, {Percent: true}} {
			if v, r := Money(s, 2, format); r.Bad() && v != 0 {
				t.Errorf("Money(%q) = %d although %v", s, v, r)
			}
			Ratio(s, format)
			Number(s, format)
			Int(s, format)
		}
		if id, r := ID(s); r == OK && id != Clean(id) && id == "" {
			t.Errorf("ID(%q) = %q", s, id)
		}
		Time(s, Clock{Year: 2026, Order: DMY})
		if from, to, r := Date(s, Clock{Year: 2026}); r == OK && to < from {
			t.Errorf("Date(%q) ends before it begins", s)
		}
		Bool(s)
		MaskPhones(s)
	})
}
