package collect

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/money"
)

// report adds the workers' counts up.
func (r *run) report() Report {
	p := r.plan
	var out Report
	sums := make([]int64, len(p.out))
	long, zeros := make([]int64, len(p.out)), make([]int64, len(p.out))
	notes := map[noteKey]*Note{}
	var totals []totalRow
	var shops, accounts distinct
	var first, last int64
	dated := false
	for _, w := range r.workers {
		out.Rows += w.rows
		out.Rejected += w.rejected
		out.Excluded += w.excluded
		for _, x := range w.rejects {
			out.Rejects = append(out.Rejects, Reject{Sheet: p.match.Sheet.Name(), Row: x.row, Column: x.header, Value: x.value, Reason: x.reason, Raw: x.raw})
		}
		for i := range sums {
			sums[i] += w.sums[i]
			long[i] += w.longIDs[i]
			zeros[i] += w.zeroIDs[i]
		}
		for k, n := range w.notes {
			if have := notes[k]; have != nil {
				have.Count += n.Count
			} else {
				notes[k] = &Note{Code: n.Code, Column: n.Column, Count: n.Count, Sample: n.Sample}
			}
		}
		totals = append(totals, w.totals...)
		for s := range w.shops.values {
			shops.add(s)
		}
		for s := range w.accounts.values {
			accounts.add(s)
		}
		if w.dated {
			if !dated || w.firstDay < first {
				first = w.firstDay
			}
			if !dated || w.lastDay > last {
				last = w.lastDay
			}
			dated = true
		}
	}
	for _, t := range p.match.titles {
		for _, m := range accountInTitle.FindAllStringSubmatch(t, -1) {
			accounts.add(m[1])
		}
	}
	if dated {
		out.FirstDay, out.LastDay = dayText(first), dayText(last)
	}
	out.ShopHints, out.Accounts = sortedKeys(shops.values), sortedKeys(accounts.values)
	slices.SortFunc(out.Rejects, func(a, b Reject) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	out.Control = p.control(sums, totals)
	out.Notes = p.notes(notes, long, zeros)
	return out
}

// accountInTitle finds the account that a preamble names: 账号：[2088000000000000].
var accountInTitle = regexp.MustCompile(`账号[：:]\s*\[?([0-9]{6,})`)

func dayText(d int64) string { return time.Unix(d*86400, 0).UTC().Format(time.DateOnly) }

// control compares the columns of the file's total row with what was imported. Without one it
// gives the sums of all amounts that are not zero.
func (p *plan) control(sums []int64, totals []totalRow) []Control {
	slices.SortFunc(totals, func(a, b totalRow) int { return cmp.Compare(a.row, b.row) })
	var file map[int]int64
	if len(totals) > 0 {
		file = totals[0].values
	}
	var out []Control
	seen := map[string]bool{}
	for at := range p.out {
		c := &p.out[at]
		if !c.sum {
			continue
		}
		total, has := file[at]
		if !has && (sums[at] == 0 || c.Kind == facts.Int && c.Name != "qty" && c.Name != "stock_qty") {
			continue
		}
		name := p.headers[c.slot]
		if seen[name] {
			continue
		}
		seen[name] = true
		k := Control{Name: name, Imported: p.decimal(c, sums[at])}
		if has {
			k.File = p.decimal(c, total)
		}
		out = append(out, k)
	}
	return out
}

func (p *plan) decimal(c *outColumn, v int64) string {
	if c.Kind == facts.Money {
		return money.Format(v, p.currency)
	}
	return strconv.FormatInt(v, 10)
}

func (p *plan) notes(counted map[noteKey]*Note, long, zeros []int64) []Note {
	var out []Note
	for _, n := range counted {
		out = append(out, *n)
	}
	for at := range p.out {
		// A platform's own ids do not end in 0000 as a rule; a spreadsheet's rounded ones all do.
		if c := &p.out[at]; zeros[at] >= 5 && zeros[at]*5 >= long[at]*4 {
			out = append(out, Note{Code: NoteTrailingZeros, Column: p.header(at), Count: zeros[at], Sample: c.Name})
		}
	}
	for _, s := range p.match.Others {
		out = append(out, Note{Code: NoteSheetSkipped, Sample: s, Count: 1})
	}
	for _, f := range mainFields[p.table.Name] {
		if !has(p.index, f) {
			out = append(out, Note{Code: NoteNoColumn, Column: f, Count: 1})
		}
	}
	slices.SortFunc(out, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Sample, b.Sample))
	})
	return out
}

// mainFields are those without which something that people look for cannot be computed.
var mainFields = map[string][]string{
	"order_line": {"paid_at", "sku", "qty", "goods_amount", "paid", "influencer_id", "state"},
	"refund":     {"line_id", "refunded_at", "state"},
}
