package collect

import (
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
)

// access is where a rule's column is found: in a slot, in a text column of the stream (once
// that is read), or nowhere in this file (always "").
type access struct {
	slot int
	col  int
}

type conditionPlan struct {
	terms []termPlan
	never bool // a required column is not in the file, so the condition cannot hold
}

type termPlan struct {
	access
	term
	filled bool // only whether there is any text matters: the pattern is "."
}

func (p *plan) access(c column) access {
	a := access{slot: -1, col: -1}
	if c.field != "" {
		if i, ok := p.index[c.field]; ok {
			a.slot = p.out[i].slot
			if p.out[i].Kind == facts.Text || p.out[i].Kind == facts.ID {
				a.col = i
			}
		}
		return a
	}
	if i, _, ok := c.head.find(p.match.header); ok {
		a.slot = p.slotOf(i)
	}
	return a
}

func (p *plan) condition(c condition) conditionPlan {
	var out conditionPlan
	for _, t := range c.terms {
		tp := termPlan{access: p.access(t.column), term: t, filled: t.re.String() == "."}
		if tp.slot < 0 && tp.col < 0 {
			if t.re.MatchString("") == t.not {
				out.never = true
			}
			continue
		}
		out.terms = append(out.terms, tp)
	}
	return out
}

func (p *plan) bindRules() {
	r := p.match.Spec.rules
	for _, e := range r.extract {
		x := extractPlan{from: p.access(e.from), re: e.re}
		if x.from.slot < 0 && x.from.col < 0 {
			continue
		}
		for _, f := range e.set {
			x.set = append(x.set, p.index[f.field])
			x.tmpl = append(x.tmpl, f.template)
		}
		p.extract = append(p.extract, x)
	}
	for _, t := range r.totals {
		x := totalPlan{conditionPlan: p.condition(t.condition), of: map[int]int{}}
		for f, c := range t.of {
			if i, ok := p.index[f]; ok {
				if a := p.access(c); a.slot >= 0 {
					x.of[i] = a.slot
				}
			}
		}
		p.totals = append(p.totals, x)
	}
	for _, e := range r.exclude {
		p.exclude = append(p.exclude, p.condition(e))
	}
	for _, g := range r.signs {
		x := signPlan{conditionPlan: p.condition(g.condition), make: g.make}
		for _, f := range g.fields {
			if i, ok := p.index[f]; ok {
				x.cols = append(x.cols, i)
			}
		}
		p.signs = append(p.signs, x)
	}
	for _, v := range r.pivot {
		if from, ok := p.index[v.from]; ok {
			p.pivot = append(p.pivot, pivotPlan{p.condition(v.condition), from, p.index[v.to]})
		}
	}
	for _, c := range r.compute {
		if f := p.usable(c, p.index); f != nil && has(p.index, c.field) {
			p.compute = append(p.compute, p.bindFormula(p.index[c.field], *f))
		}
	}
	for _, c := range r.classify {
		x := classPlan{col: p.index[c.field], strict: c.field != "line_kind"}
		for _, t := range c.rules {
			cp := p.condition(t.condition)
			x.rules = append(x.rules, cp)
			x.is = append(x.is, t.is)
			for _, t := range cp.terms {
				if !slices.ContainsFunc(x.terms, func(o termPlan) bool { return o.access == t.access && o.filled == t.filled }) {
					x.terms = append(x.terms, t)
				}
			}
		}
		p.classify = append(p.classify, x)
	}
	if f := p.match.Spec.FillDown; f != nil {
		p.bindFill(f)
	}
	p.bindHints()
}

func (p *plan) bindFill(f *FillDown) {
	by, ok := p.index[f.By]
	if !ok || p.out[by].slot < 0 {
		return
	}
	p.fill = &fillPlan{by: p.out[by].slot}
	for _, name := range f.Fields {
		if i, ok := p.index[name]; ok && p.out[i].slot >= 0 {
			p.fill.slots = append(p.fill.slots, p.out[i].slot)
		}
	}
}

// bindHints finds the columns that name shops and accounts.
func (p *plan) bindHints() {
	find := func(headers []string, fields ...string) []int {
		var slots []int
		for _, h := range headers {
			if pat, err := newPattern(h); err == nil {
				if i, _, ok := pat.find(p.match.header); ok {
					slots = append(slots, p.slotOf(i))
				}
			}
		}
		for _, f := range fields {
			if i, ok := p.index[f]; ok {
				slots = append(slots, p.out[i].slot)
			}
		}
		slots = slices.DeleteFunc(slots, func(i int) bool { return i < 0 })
		slices.Sort(slots)
		return slices.Compact(slots)
	}
	p.shops = find(p.match.Spec.Shop, "shop_name")
	p.accounts = find(p.match.Spec.Account, "account_id", "shop_id")
}

// usable is the first alternative of which the file has every column, or nil.
func (p *plan) usable(c formulaRule, have map[string]int) *formula {
	for i, alt := range c.alts {
		if !slices.ContainsFunc(alt.terms, func(o operand) bool { return !has(have, o.field) }) {
			return &c.alts[i]
		}
	}
	return nil
}

type computePlan struct {
	col     int
	product bool
	cols    []int
	neg     []bool
	abs     []bool
}

func (p *plan) bindFormula(col int, f formula) computePlan {
	c := computePlan{col: col, product: f.product}
	for _, o := range f.terms {
		c.cols = append(c.cols, p.index[o.field])
		c.neg = append(c.neg, o.neg)
		c.abs = append(c.abs, o.abs)
	}
	return c
}

// keyPlan says how a row's natural key is made.
type keyPlan struct {
	parts   [][]int // alternatives, as positions in out; empty: the content is the key
	repeats bool
	strict  bool // a row whose first part is blank is rejected
}

func newKeyPlan(p *plan) keyPlan {
	bind := func(parts []string) (out [][]int) {
		for _, part := range parts {
			var alts []int
			for f := range strings.SplitSeq(part, "|") {
				if i, ok := p.index[f]; ok {
					alts = append(alts, i)
				}
			}
			out = append(out, alts)
		}
		return out
	}
	k := keyPlan{parts: bind(p.table.Key), repeats: p.table.Repeats, strict: !p.table.Repeats}
	if len(k.parts) > 0 && len(k.parts[0]) > 0 {
		return k
	}
	if fallback := bind(p.table.Fallback); len(fallback) > 0 && len(fallback[0]) > 0 {
		return keyPlan{parts: fallback, repeats: true, strict: !p.table.Repeats}
	}
	return keyPlan{repeats: true}
}
