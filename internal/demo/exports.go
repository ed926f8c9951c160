package demo

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Import order of the kinds of files: what explains comes before what is explained, and
// actuals come after the estimates that they replace.
const (
	orderCosts = iota + 1
	orderStock
	orderSales
	orderExcluded
	orderAds
	orderLive
	orderService
	orderRefunds
	orderAffiliate
	orderInsurance
	orderSettlement
	orderFunds
	orderERP
	orderFreight
	orderReviews
	orderDamaged
)

// export describes a file to be opened.
type export struct {
	format string
	shop   *shop  // nil: all shops
	name   string // file name without extension; a period is appended
	order  int
	csv    *csvStyle
	sheet  string // XLSX when csv is nil; default Sheet1
	title  string // rows above an XLSX header
	amount func(fen int64) string
	more   []string // columns that this merchant's export has besides the usual
	foot   func() []string
}

// exports is the folder being written.
type exports struct {
	dir  string
	h    headers
	only []string
	asOf int64
	done []finished
	err  error
}

// finished file with its control sums.
type finished struct {
	file File
	sums map[string]int64
}

func (x *exports) wanted(format string) bool {
	return len(x.only) == 0 || slices.Contains(x.only, format)
}

// wantsMoreThan says whether exports besides those named are wanted.
func (x *exports) wantsMoreThan(names ...string) bool {
	rest := slices.DeleteFunc(slices.Clone(x.only), func(f string) bool { return slices.Contains(names, f) })
	return len(x.only) == 0 || len(rest) > 0
}

func (x *exports) place(e export, period, ext string) (File, string, error) {
	dir, shopName := "all-shops", ""
	if e.shop != nil {
		dir, shopName = e.shop.dir, e.shop.name
	}
	name := e.name
	if period != "" {
		name += "_" + period
	}
	_, p, err := x.h.of(e.format)
	if err != nil {
		return File{}, "", err
	}
	if p == "" && e.shop != nil {
		p = e.shop.platform
	}
	f := File{Path: dir + "/" + name + ext, Platform: string(p), Shop: shopName, Format: e.format, Order: e.order}
	path := filepath.Join(x.dir, dir, name+ext)
	return f, path, os.MkdirAll(filepath.Dir(path), 0o755)
}

// open starts a file; nil when it is not wanted or cannot be written (the error stays in x).
func (x *exports) open(e export, period string) *table {
	if x.err != nil || !x.wanted(e.format) {
		return nil
	}
	header, _, err := x.h.of(e.format)
	if err != nil {
		return x.fail(err)
	}
	header = append(slices.Clone(header), e.more...)
	ext := ".xlsx"
	if e.csv != nil {
		ext = ".csv"
	}
	f, path, err := x.place(e, period, ext)
	if err != nil {
		return x.fail(err)
	}
	s, err := newSink(path, e.during(period), header)
	if err != nil {
		return x.fail(fmt.Errorf("demo: %s: %w", f.Path, err))
	}
	t := newTable(f, header, x.asOf, s)
	if e.amount != nil {
		t.amount = e.amount
	}
	return t
}

// during fills {from}, {to} and {month} of titles and preambles in.
func (e export) during(period string) export {
	if len(period) != 17 {
		return e
	}
	day := func(s string) string { return s[:4] + "-" + s[4:6] + "-" + s[6:8] }
	fill := strings.NewReplacer("{from}", day(period[:8]), "{to}", day(period[9:]), "{month}", period[9:13]+"年"+period[13:15]+"月")
	e.title = fill.Replace(e.title)
	if e.csv != nil && e.csv.preamble != nil {
		style := *e.csv
		style.preamble = make([]string, len(e.csv.preamble))
		for i, l := range e.csv.preamble {
			style.preamble[i] = fill.Replace(l)
		}
		e.csv = &style
	}
	return e
}

func newSink(path string, e export, header []string) (sink, error) {
	if e.csv == nil {
		sheet := e.sheet
		if sheet == "" {
			sheet = "Sheet1"
		}
		return newXLSX(path, sheet, e.title, header)
	}
	s, err := newCSV(path, *e.csv, header)
	if err != nil || e.foot == nil {
		return s, err
	}
	return footSink{s, e.foot}, nil
}

func (x *exports) fail(err error) *table {
	x.err = err
	return nil
}

// close finishes a file and remembers it for the manifest.
func (x *exports) close(t *table) {
	if t == nil {
		return
	}
	if err := t.finish(); err != nil && x.err == nil {
		x.err = err
	}
	x.done = append(x.done, finished{t.file, t.sums})
}

// span of days that one export covers.
type span struct {
	from, to int // first and last day
	label    string
}

// spans cuts the days at month ends that are multiples of months within the year; a stub of
// less than a fortnight joins the next. months 0 gives one span.
func (c calendar) spans(months int) []span {
	var out []span
	from := 0
	for d := range c.days {
		last := d == c.days-1
		next := c.date(d + 1)
		cut := months > 0 && next.Day() == 1 && (int(next.Month())-1)%months == 0 && d-from >= 13
		if cut || last {
			out = append(out, span{from, d, c.date(from).Format("20060102") + "-" + c.date(d).Format("20060102")})
			from = d + 1
		}
	}
	return out
}

// series is an export that the merchant downloads period by period.
type series struct {
	x     *exports
	e     export
	spans []span
	k     int
	t     *table
	begun bool
}

func (x *exports) series(e export, spans []span) *series { return &series{x: x, e: e, spans: spans} }

// at returns the file that covers day; days must not go back.
func (s *series) at(day int) *table {
	for s.k < len(s.spans)-1 && day > s.spans[s.k].to {
		if !s.begun {
			s.t = s.x.open(s.e, s.spans[s.k].label)
		}
		s.x.close(s.t)
		s.t, s.begun = nil, false
		s.k++
	}
	if !s.begun {
		s.t, s.begun = s.x.open(s.e, s.spans[s.k].label), true
	}
	return s.t
}

func (s *series) close() {
	s.at(s.spans[len(s.spans)-1].to)
	s.x.close(s.t)
}
