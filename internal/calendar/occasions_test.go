package calendar

import (
	"slices"
	"testing"
	"time"
)

func day(t *testing.T, text string) Day {
	t.Helper()
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The days are those of the State Council's notices.
func TestHolidaysAndAdjustedWorkdays(t *testing.T) {
	for text, want := range map[string][3]bool{ // holiday, worked, off
		"2022-12-31": {true, false, true}, // New Year of 2023
		"2023-09-29": {true, false, true},
		"2024-02-04": {false, true, false},
		"2024-02-09": {false, false, false}, // New Year's Eve of the moon was no day off in 2024
		"2024-10-12": {false, true, false},
		"2025-10-08": {true, false, true},
		"2026-01-04": {false, true, false},
		"2026-02-14": {false, true, false},
		"2026-02-23": {true, false, true},
		"2026-09-20": {false, true, false},
		"2026-09-21": {false, false, false},
		"2026-11-21": {false, false, true}, // a Saturday
		"2031-10-08": {true, false, true},  // by the rule: Mid-Autumn on 1 October
		"2030-02-02": {true, false, true},  // by the rule: the eve of 3 February
	} {
		d := day(t, text)
		if got := [3]bool{Holiday(d), Worked(d), Off(d)}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	for year := range notices {
		for _, h := range notices[year] {
			for _, w := range h.worked {
				d := Date(year, time.Month(w/100), w%100)
				if wd := d.Time().Weekday(); wd != time.Saturday && wd != time.Sunday || Holiday(d) {
					t.Errorf("%s is worked but no weekend day", d)
				}
			}
			if n := Date(year, time.Month(h.to/100), h.to%100) - Date(year, time.Month(h.from/100), h.from%100); n < 0 || n > 9 {
				t.Errorf("%d: %d to %d", year, h.from, h.to)
			}
		}
	}
}

func TestMovingFestivals(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-10": "spring_festival.main", "2025-01-29": "spring_festival.main", "2026-02-17": "spring_festival.main",
		"2026-02-26": "spring_festival.after", "2026-01-25": "spring_festival.presale",
		"2025-04-04": "qingming.main", "2027-04-05": "qingming.main", "2024-04-04": "qingming.main",
		"2025-05-31": "dragon_boat.main", "2025-08-29": "qixi.main", "2024-08-10": "qixi.main",
		"2027-02-06": "spring_festival.main", "2030-02-03": "spring_festival.main",
		"2026-09-25": "mid_autumn.main", "2025-10-06": "mid_autumn.main",
		"2026-06-18": "june_18.main", "2026-06-17": "june_18.eve", "2026-06-01": "june_18.lead_in", "2026-06-24": "june_18.after",
		"2026-11-11": "double_11.main", "2026-11-01": "double_11.lead_in", "2026-10-25": "double_11.presale",
		"2026-12-12": "double_12.main", "2026-05-20": "may_20.main", "2026-03-08": "march_8.main",
	} {
		var got []string
		for _, o := range Occasions(day(t, text)) {
			got = append(got, o.ID+"."+string(o.Phase))
			if o.ZH == "" || o.EN == "" || o.Family == "" {
				t.Errorf("%s: %+v", text, o)
			}
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
	if got := Occasions(day(t, "2026-07-20")); len(got) != 0 {
		t.Errorf("an ordinary day: %v", got)
	}
}

func TestRegressors(t *testing.T) {
	first := day(t, "2025-08-27")
	list := Regressors(first, 400)
	names := map[string][]float64{}
	for _, r := range list {
		names[r.Name] = r.Active
		if r.Spread <= 0 {
			t.Errorf("%s has no spread", r.Name)
		}
	}
	if len(names) != len(list) {
		t.Error("a name comes twice")
	}
	for _, at := range []string{"2025-11-11", "2026-06-18"} {
		if names["great_sale.main"][day(t, at)-first] != 1 {
			t.Errorf("%s is no great sale", at)
		}
	}
	if names["adjusted_workday"][day(t, "2025-09-28")-first] != 1 {
		t.Error("28 September 2025 was worked")
	}
	if Regressors(day(t, "2026-07-13"), 7) != nil {
		t.Error("an ordinary week has regressors")
	}
}
