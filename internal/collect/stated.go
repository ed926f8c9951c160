package collect

import (
	"slices"

	"github.com/suanpan/suanpan/internal/facts"
)

// stated says of each column of the stream whether the file itself tells it: a column of the file,
// or what rules make of such columns. The others are filled with what is usual (a currency, the
// kind of a line) or guessed from an identifier (a day in an order's number): another export of
// the same rows knows better.
func (p *plan) stated() []bool {
	r := p.match.Spec.rules
	known := make([]bool, len(p.out))
	for i, c := range p.out {
		known[i] = c.slot >= 0
	}
	set := func(field string) {
		if i, ok := p.index[field]; ok {
			known[i] = true
		}
	}
	if p.match.Currency != "" {
		set("currency")
	}
	for _, e := range r.extract {
		if a := p.access(e.from); e.from.field == "" && a.slot >= 0 {
			for _, f := range e.set {
				set(f.field)
			}
		}
	}
	for _, v := range r.pivot {
		if from, ok := p.index[v.from]; ok && known[from] && !p.condition(v.condition).never {
			set(v.to)
		}
	}
	for _, c := range r.compute {
		if f := p.usable(c, p.index); f != nil && !slices.ContainsFunc(f.terms, func(o operand) bool { return !known[p.index[o.field]] }) {
			set(c.field)
		}
	}
	for _, c := range r.classify {
		for _, rule := range c.rules {
			when := p.condition(rule.condition)
			if !when.never && slices.ContainsFunc(when.terms, func(t termPlan) bool { return t.slot >= 0 || known[t.col] }) {
				set(c.field)
			}
		}
	}
	return known
}

// assumed names the columns of the stream that the file does not state.
func (p *plan) assumed() []string {
	var names []string
	for i, known := range p.stated() {
		if !known {
			names = append(names, p.out[i].Name)
		}
	}
	return names
}

// computed names, for each column that is made of others alone, those that it is made of.
func (p *plan) computed() map[string][]string {
	made := map[string][]string{}
	for _, c := range p.match.Spec.rules.compute {
		f := p.usable(c, p.index)
		if i, ok := p.index[c.field]; !ok || f == nil || p.out[i].slot >= 0 {
			continue
		}
		var of []string
		for _, o := range f.terms {
			of = append(append(of, o.field), made[o.field]...)
		}
		slices.Sort(of)
		made[c.field] = slices.Compact(of)
	}
	return made
}

// stream is what the rows of the match will be.
func (p *plan) stream(batches <-chan *facts.Batch) facts.Stream {
	return facts.Stream{Table: p.table, Columns: p.columns(), Assumed: p.assumed(), Computed: p.computed(), Repeats: p.keys.repeats, Batches: batches}
}
