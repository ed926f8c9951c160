package demo

import (
	"fmt"
	"slices"
	"time"
)

// Options of a demo merchant. The zero value means the default merchant.
type Options struct {
	Seed  uint64    // same seed, same bytes
	Days  int       // simulated days, 7…1500; default 400
	Lines int64     // order lines over all shops, ≥ 7 per day; default 250,000
	End   time.Time // last day, as a date; default 2026-09-30

	// Only limits the files to these formats (douyin_orders_a, …); empty means all.
	Only []string
	// TruthPath of truth.json; default is the folder "truth" beside the exports' folder.
	TruthPath string
}

// Manifest lists the files of a demo merchant in the order in which to import them.
type Manifest struct {
	Seed  uint64 `json:"seed"`
	Start string `json:"start"` // first day, YYYY-MM-DD
	End   string `json:"end"`   // last day, YYYY-MM-DD
	Lines int64  `json:"lines"`
	Files []File `json:"files"`
}

// File is one export.
type File struct {
	Path     string `json:"path"`     // relative to the exports' folder, with slashes
	Platform string `json:"platform"` // empty when the file belongs to no platform
	Shop     string `json:"shop"`     // empty when the file covers all shops
	Format   string `json:"format"`
	Order    int    `json:"order"` // files with a smaller number come first
	Rows     int64  `json:"rows"`  // data rows, without headers, explanations and totals
	Damaged  bool   `json:"damaged,omitempty"`
	// Late files are downloaded after a first look at the numbers: importing them in a second
	// step changes profits that were already shown.
	Late bool `json:"late,omitempty"`
}

// lateFormats are those whose newest file is late.
var lateFormats = []string{"cost_table_simple", "douyin_orders_a", "douyin_aftersale", "douyin_settlement"}

// markLate marks the newest file of each shop in the late formats, and the damaged one. Files
// are sorted, and the names of one export sort by date.
func markLate(files []File) {
	newest := map[[2]string]int{}
	for i, f := range files {
		switch {
		case f.Damaged:
			files[i].Late = true
		case slices.Contains(lateFormats, f.Format):
			newest[[2]string{f.Shop, f.Format}] = i
		}
	}
	for _, i := range newest {
		files[i].Late = true
	}
}

const (
	defaultDays  = 400
	defaultLines = 250_000
	minDays      = 7
	maxDays      = 1500
)

func (o Options) normalised() (Options, error) {
	if o.Days == 0 {
		o.Days = defaultDays
	}
	if o.Lines == 0 {
		o.Lines = defaultLines
	}
	if o.End.IsZero() {
		o.End = time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	}
	o.End = time.Date(o.End.Year(), o.End.Month(), o.End.Day(), 0, 0, 0, 0, time.UTC)
	if o.Days < minDays || o.Days > maxDays {
		return o, fmt.Errorf("demo: days must be %d to %d, got %d", minDays, maxDays, o.Days)
	}
	if o.Lines < 7*int64(o.Days) {
		return o, fmt.Errorf("demo: lines must be at least 7 per day, got %d for %d days", o.Lines, o.Days)
	}
	if perDay := o.Lines / int64(o.Days); perDay > maxOrdersPerDay/2 {
		return o, fmt.Errorf("demo: %d lines per day exceed the limit of %d", perDay, maxOrdersPerDay/2)
	}
	return o, nil
}
