package collect

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/money"
)

// plan is everything about reading one match that does not change from row to row.
type plan struct {
	match    Match
	opt      ParseOptions
	table    *facts.Table
	currency string // of rows that name none
	digits   int    // its minor digits

	slots   []int    // columns of the file that are read, ascending
	headers []string // of the slots
	out     []outColumn
	index   map[string]int // field → position in out
	keys    keyPlan
	checks  checkPlan

	extract  []extractPlan
	totals   []totalPlan
	exclude  []conditionPlan
	signs    []signPlan
	pivot    []pivotPlan
	compute  []computePlan
	classify []classPlan
	fill     *fillPlan

	shops    []int // slots with names of shops
	accounts []int // slots with identifiers of accounts
	only     map[int32]bool

	currencyCol, dateCol, dateToCol, kindCol int // positions in out, or -1
	fileFrom, fileTo                         int64
	fileDated                                bool
}

// outColumn is one column of the stream.
type outColumn struct {
	facts.Column
	slot   int // read directly from this slot, or -1
	format cell.Format
	clock  cell.Clock
	blank  *regexp.Regexp
	mask   bool // free text: telephone numbers are masked
	note   bool // may be 15+ digits: count trailing zeros
	sum    bool // summed for control
	asOf   bool // its time counts for AsOf
	tag    uint32
}

type extractPlan struct {
	from access
	re   *regexp.Regexp
	set  []int
	tmpl []string
}

type totalPlan struct {
	conditionPlan
	of map[int]int // out → slot
}

type signPlan struct {
	conditionPlan
	cols []int
	make string
}

type pivotPlan struct {
	conditionPlan
	from, to int
}

type classPlan struct {
	col    int
	rules  []conditionPlan
	is     []string
	terms  []termPlan // all distinct columns the rules look at: the key of the memo
	strict bool       // every row should get a value: one without is noted
}

type fillPlan struct {
	by    int
	slots []int
}

func newPlan(m Match, opt ParseOptions) *plan {
	s := m.Spec
	p := &plan{match: m, opt: opt, table: s.names.table, index: map[string]int{}, currencyCol: -1, dateCol: -1, dateToCol: -1, kindCol: -1}
	for _, c := range []string{m.Currency, s.Currency, opt.Currency, "CNY"} {
		if c != "" {
			p.currency = c
			break
		}
	}
	p.digits = money.Digits(p.currency)
	p.chooseSlots()
	p.chooseColumns()
	p.keys = newKeyPlan(p)
	p.checks = newCheckPlan(p)
	p.bindRules()
	if len(opt.Only) > 0 {
		p.only = make(map[int32]bool, len(opt.Only))
		for _, r := range opt.Only {
			p.only[r] = true
		}
	}
	return p
}

// chooseSlots lists the columns that are read: mapped ones, those that rules look at, and the
// first of the sheet, where a total row says so.
func (p *plan) chooseSlots() {
	m := p.match
	want := map[int]bool{}
	for _, c := range m.Columns {
		want[c.Index] = true
	}
	add := func(pat pattern) {
		if i, _, ok := pat.find(m.header); ok && !slices.Contains(m.redact, i) {
			want[i] = true
		}
	}
	for name := range m.Spec.rules.used {
		add(pattern{name: name})
	}
	for _, h := range slices.Concat(m.Spec.Shop, m.Spec.Account) {
		if pat, err := newPattern(h); err == nil {
			add(pat)
		}
	}
	if len(m.header.names) > 0 && !slices.Contains(m.redact, 0) {
		want[0] = true
	}
	for i := range want {
		p.slots = append(p.slots, i)
	}
	slices.Sort(p.slots)
	for _, i := range p.slots {
		p.headers = append(p.headers, m.header.tidy[i])
	}
}

func (p *plan) slotOf(fileColumn int) int {
	i, ok := slices.BinarySearch(p.slots, fileColumn)
	if !ok {
		return -1
	}
	return i
}

// chooseColumns lists the columns of the stream: those the file feeds, and those that rules
// and computations fill.
func (p *plan) chooseColumns() {
	s := p.match.Spec
	fields := map[string]int{}
	for _, c := range p.match.Columns {
		if _, twice := fields[c.Field]; !twice {
			fields[c.Field] = p.slotOf(c.Index)
		}
	}
	extra := func(names ...string) {
		for _, f := range names {
			if _, ok := p.table.Column(f); ok {
				if _, have := fields[f]; !have {
					fields[f] = -1
				}
			}
		}
	}
	for _, e := range s.rules.extract {
		if !p.finds(e.from, fields) {
			continue
		}
		for _, f := range e.set {
			extra(f.field)
		}
	}
	for _, v := range s.rules.pivot {
		extra(v.to)
	}
	for _, c := range s.rules.classify {
		extra(c.field)
	}
	extra("currency", s.FileDate)
	if s.FileDate != "" || fields["date"] >= 0 && has(fields, "date") {
		extra("date_to")
	}
	if p.table.Name == "order_line" {
		extra("line_kind")
	}
	for _, c := range s.rules.compute {
		if p.usable(c, fields) != nil {
			extra(c.field)
		}
	}
	clock := p.clock()
	for _, c := range p.table.Columns {
		slot, ok := fields[c.Name]
		if !ok {
			continue
		}
		p.index[c.Name] = len(p.out)
		p.out = append(p.out, p.outColumn(c, slot, clock))
	}
	for i, c := range p.out {
		switch c.Name {
		case "currency":
			p.currencyCol = i
		case "date_to":
			p.dateToCol = i
		case "line_kind":
			p.kindCol = i
		}
		if c.Name == s.FileDate {
			p.dateCol = i
		}
	}
	if s.FileDate != "" {
		p.fileFrom, p.fileTo, p.fileDated = p.fileDates()
	}
}

// finds says whether the file has a column that a rule reads.
func (p *plan) finds(c column, fields map[string]int) bool {
	if c.field != "" {
		return has(fields, c.field)
	}
	_, _, ok := c.head.find(p.match.header)
	return ok
}

func has[K comparable, V any](m map[K]V, k K) bool { _, ok := m[k]; return ok }

func (p *plan) outColumn(c facts.Column, slot int, clock cell.Clock) outColumn {
	s := p.match.Spec
	o := outColumn{Column: c, slot: slot, clock: clock, blank: s.rules.blank[c.Name], mask: noteFields[c.Name]}
	o.format.Comma = s.Decimal == "comma"
	o.format.Either = s.Decimal == "either"
	h := fnv.New32a()
	_, _ = h.Write([]byte(c.Name))
	o.tag = h.Sum32()
	o.note = c.Kind == facts.ID
	o.sum = slot >= 0 && (c.Kind == facts.Money || c.Kind == facts.Int)
	o.asOf = c.Kind == facts.Time && !strings.HasPrefix(c.Name, "promised")
	if slot >= 0 && c.Kind == facts.Ratio {
		at := p.slots[slot]
		o.format.Percent = p.match.header.units[at] == "%"
		for _, pat := range s.names.percent {
			if i, _, ok := pat.find(p.match.header); ok && i == at {
				o.format.Percent = true
			}
		}
	}
	return o
}

// clock says how the dates of the file are written: the spec's order, the shop's zone, and
// the year of a statement whose rows have none.
func (p *plan) clock() cell.Clock {
	c := cell.Clock{Zone: p.opt.Zone, Year: p.opt.Year}
	switch p.match.Spec.Dates {
	case "dmy":
		c.Order = cell.DMY
	case "mdy":
		c.Order = cell.MDY
	}
	if z := p.match.Spec.Zone; z != "" {
		if l, err := time.LoadLocation(z); err == nil {
			c.Zone = l
		}
	}
	if c.Year == 0 {
		c.Year, c.Month = statementPeriod(append(slices.Clone(p.match.titles), p.opt.FileName, p.match.Sheet.Name()))
	}
	return c
}

var yearMonth = regexp.MustCompile(`(20\d\d)\s*[年./_-]?\s*(1[0-2]|0[1-9]|[1-9])?`)

// statementPeriod is the latest year and month that the texts name; the first text that names
// any decides.
func statementPeriod(texts []string) (year, month int) {
	for _, t := range texts {
		for _, m := range yearMonth.FindAllStringSubmatch(t, -1) {
			y, _ := strconv.Atoi(m[1])
			mon, _ := strconv.Atoi(m[2])
			if y > year || y == year && mon > month {
				year, month = y, mon
			}
		}
		if year != 0 {
			return year, month
		}
	}
	return 0, 0
}

var dayInName = regexp.MustCompile(`(20\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])`)

// fileDates are the day, or the first and last day, that the options or the file's name give.
func (p *plan) fileDates() (from, to int64, ok bool) {
	if p.opt.Date != "" {
		from, to, r := cell.Date(p.opt.Date, cell.Clock{})
		return from, to, r == cell.OK
	}
	for _, name := range append([]string{p.opt.FileName, p.match.Sheet.Name()}, p.match.titles...) {
		var days []int64
		for _, m := range dayInName.FindAllStringSubmatch(name, -1) {
			if d, _, r := cell.Date(m[1]+"-"+m[2]+"-"+m[3], cell.Clock{}); r == cell.OK {
				days = append(days, d)
			}
		}
		if len(days) == 0 {
			continue
		}
		from, to = slices.Min(days), slices.Max(days)
		return from, to, from == to || p.dateToCol >= 0
	}
	return 0, 0, false
}
