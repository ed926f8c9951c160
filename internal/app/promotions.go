package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/radar"
)

// ImportPromotions adds the promotions and live days of a list to the settings and gives all of
// them. One of the same name and first day is replaced.
func (w *Workspace) ImportPromotions(ctx context.Context, text []byte) ([]radar.Promotion, error) {
	added, err := readPromotions(text)
	if err != nil {
		return nil, err
	}
	s, err := w.RadarSettings(ctx)
	if err != nil {
		return nil, err
	}
	s.Promotions = slices.DeleteFunc(s.Promotions, func(p radar.Promotion) bool {
		return slices.ContainsFunc(added, func(a radar.Promotion) bool { return a.Name == p.Name && a.From == p.From })
	})
	s.Promotions = append(s.Promotions, added...)
	slices.SortStableFunc(s.Promotions, func(a, b radar.Promotion) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Name, b.Name))
	})
	return s.Promotions, w.PutRadarSettings(ctx, s)
}

// readPromotions reads name, first day, last day and kind (大促 or 直播) by row, as a spreadsheet
// saves them: CSV or with tabs, UTF-8 or GB18030. A first row without days is one of heads; a missing
// last day is the first. Any other row that cannot be read refuses the list, with its number.
func readPromotions(text []byte) ([]radar.Promotion, error) {
	rows, err := cells(text)
	if err != nil {
		return nil, fault.New(fault.Invalid, "promotions_unreadable", fault.Args{"row": 1, "value": ""}).Because(err)
	}
	var list []radar.Promotion
	for i, row := range rows {
		if strings.Join(row, "") == "" {
			continue
		}
		row = append(row, "", "", "", "")
		p := radar.Promotion{Name: row[0], Kind: "promotion"}
		if kind := strings.ToLower(row[3]); strings.Contains(kind, "直播") || strings.Contains(kind, "live") {
			p.Kind = "live"
		}
		first, ok := writtenDay(row[1])
		if !ok && i == 0 {
			continue
		}
		last, lastOK := writtenDay(cmp.Or(row[2], row[1]))
		if !ok || !lastOK || p.Name == "" || last < first {
			return nil, fault.New(fault.Invalid, "promotions_unreadable", fault.Args{"row": i + 1, "value": strings.Trim(strings.Join(row, " "), " ")})
		}
		p.From, p.To = first, last
		list = append(list, p)
	}
	if len(list) == 0 {
		return nil, fault.New(fault.Invalid, "promotions_unreadable", fault.Args{"row": 1, "value": ""})
	}
	return list, nil
}

// writtenDay reads a day as people and spreadsheets write it: 2026/5/1, 2026-05-01, 2026.5.1.
func writtenDay(text string) (day string, ok bool) {
	t, err := time.Parse("2006-1-2", strings.NewReplacer("/", "-", ".", "-").Replace(text))
	return t.Format(time.DateOnly), err == nil
}
