package collect

import (
	"math"
	"math/bits"
	"strings"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/money"
)

// text is what a rule sees of a column in row i: clean, "" for nothing.
func (w *worker) text(a access, i int) string {
	if a.col >= 0 && w.loaded {
		return w.cols[a.col].Strings[i]
	}
	if a.slot >= 0 {
		return cell.Text(w.cell(i, a.slot))
	}
	return ""
}

// holds evaluates a condition on row i.
func (w *worker) holds(c *conditionPlan, i int) bool {
	if c.never {
		return false
	}
	for t := range c.terms {
		term := &c.terms[t]
		s := w.text(term.access, i)
		match := s != ""
		if !term.filled {
			match = term.re.MatchString(s)
		}
		if match == term.not {
			return false
		}
	}
	return true
}

// extract fills fields from parts of other columns.
func (w *worker) extract() {
	for e := range w.plan.extract {
		x := &w.plan.extract[e]
		for i := range w.n {
			if w.state[i] != keep || !w.anyEmpty(x.set, i) {
				continue
			}
			s := w.text(x.from, i)
			if s == "" {
				continue
			}
			m := x.re.FindStringSubmatchIndex(s)
			if m == nil {
				continue
			}
			for n, col := range x.set {
				if !w.cols[col].Valid[i] {
					w.set(col, i, string(x.re.ExpandString(nil, x.tmpl[n], s, m)))
				}
			}
		}
	}
}

func (w *worker) anyEmpty(cols []int, i int) bool {
	for _, c := range cols {
		if !w.cols[c].Valid[i] {
			return true
		}
	}
	return false
}

// set reads text into a field; text that cannot be read leaves the field empty.
func (w *worker) set(col, i int, text string) {
	s, x, f, r := w.plan.out[col].read(text, w.plan.digits)
	if r.Bad() || r == cell.Blank {
		return
	}
	v := &w.cols[col]
	switch {
	case v.Strings != nil:
		v.Strings[i] = s
	case v.Floats != nil:
		v.Floats[i] = f
	default:
		v.Ints[i] = x
	}
	v.Valid[i] = true
}

// fillConstants fills the currency and the date of files that name them once.
func (w *worker) fillConstants() {
	p := w.plan
	if p.currencyCol >= 0 {
		v := &w.cols[p.currencyCol]
		for i := range w.n {
			if !v.Valid[i] {
				v.Strings[i], v.Valid[i] = p.currency, true
				if p.currency == NoCurrency && w.state[i] == keep {
					w.note(NoteNoCurrency, "", "")
				}
			}
		}
	}
	w.dropSameDay()
	if p.dateCol < 0 {
		return
	}
	v := &w.cols[p.dateCol]
	for i := range w.n {
		if w.state[i] != keep || v.Valid[i] {
			continue
		}
		if o := p.opt.Overrides[w.first+int32(i)]; o != nil {
			w.set(p.dateCol, i, o[p.out[p.dateCol].Name])
		}
		switch {
		case v.Valid[i]:
		case !p.fileDated:
			w.reject(i, p.out[p.dateCol].Name, "", cell.DateMissing)
		default:
			v.Ints[i], v.Valid[i] = p.fileFrom, true
			if p.fileTo != p.fileFrom {
				w.cols[p.dateToCol].Ints[i], w.cols[p.dateToCol].Valid[i] = p.fileTo, true
			}
		}
	}
}

// dropSameDay empties date_to where the span is one day: such a row is a day's.
func (w *worker) dropSameDay() {
	p := w.plan
	from, ok := p.index["date"]
	if p.dateToCol < 0 || !ok {
		return
	}
	a, b := &w.cols[from], &w.cols[p.dateToCol]
	for i := range w.n {
		if a.Valid[i] && b.Valid[i] && a.Ints[i] == b.Ints[i] {
			b.Ints[i], b.Valid[i] = 0, false
		}
	}
}

// checkKeys rejects rows that nothing names, and settles which rows are bad.
func (w *worker) checkKeys() {
	k := w.plan.keys
	if k.strict && len(k.parts) > 0 {
		for i := range w.n {
			if w.state[i] != keep || w.refused[i] || w.firstFilled(k.parts[0], i) >= 0 {
				continue
			}
			w.reject(i, w.plan.header(k.parts[0][0]), "", cell.KeyMissing)
		}
	}
	raw := map[int32]map[string]string{}
	for n := len(w.rejects) - 1; n >= 0; n-- {
		r := &w.rejects[n]
		i := int(r.row - w.first)
		if i < 0 || i >= w.n || r.raw != nil {
			break
		}
		if w.state[i] == keep {
			w.state[i] = bad
			w.rejected++
			raw[r.row] = w.raw(i)
		}
		r.raw = raw[r.row]
	}
}

// header is what the file calls an out column.
func (p *plan) header(col int) string {
	if s := p.out[col].slot; s >= 0 {
		return p.headers[s]
	}
	return p.out[col].Name
}

func (w *worker) raw(i int) map[string]string {
	m := make(map[string]string, w.stride)
	for slot, h := range w.plan.headers {
		if c := w.cell(i, slot); c != "" && !w.plan.hashed(slot) {
			m[h] = strings.Clone(c)
		}
	}
	return m
}

func (p *plan) hashed(slot int) bool {
	for i := range p.out {
		if p.out[i].slot == slot && p.out[i].Kind == facts.Hash {
			return true
		}
	}
	return false
}

func (w *worker) firstFilled(cols []int, i int) int {
	for _, c := range cols {
		if w.cols[c].Valid[i] {
			return c
		}
	}
	return -1
}

// addSums adds the imported amounts as the file writes them, before any sign is changed.
func (w *worker) addSums() {
	for at := range w.plan.out {
		if !w.plan.out[at].sum {
			continue
		}
		v := &w.cols[at]
		sum := int64(0)
		for i, x := range v.Ints {
			if v.Valid[i] && w.state[i] == keep {
				sum += x
			}
		}
		w.sums[at] += sum
	}
}

func (w *worker) signs() {
	for s := range w.plan.signs {
		x := &w.plan.signs[s]
		for i := range w.n {
			if w.state[i] != keep || !w.holds(&x.conditionPlan, i) {
				continue
			}
			for _, col := range x.cols {
				w.sign(col, i, x.make)
			}
		}
	}
}

func (w *worker) sign(col, i int, mode string) {
	v := &w.cols[col]
	if !v.Valid[i] || v.Ints == nil {
		return
	}
	switch x := v.Ints[i]; {
	case mode == "flip", mode == "negative" && x > 0, mode == "positive" && x < 0:
		v.Ints[i] = -x
	case mode == "zero":
		v.Ints[i] = 0
	case mode == "blank":
		v.Ints[i], v.Valid[i] = 0, false
	}
}

func (w *worker) pivot() {
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		for t := range w.plan.pivot {
			x := &w.plan.pivot[t]
			from, to := &w.cols[x.from], &w.cols[x.to]
			if !from.Valid[i] || !w.holds(&x.conditionPlan, i) {
				continue
			}
			to.Ints[i], to.Valid[i] = from.Ints[i], true
			break
		}
	}
}

// compute fills fields from others where the file leaves them empty.
func (w *worker) compute() {
	for c := range w.plan.compute {
		x := &w.plan.compute[c]
		v := &w.cols[x.col]
		for i := range w.n {
			if w.state[i] != keep || v.Valid[i] {
				continue
			}
			if x.product {
				v.Ints[i], v.Valid[i] = w.product(x, i)
			} else {
				v.Ints[i], v.Valid[i] = w.sum(x, i)
			}
		}
	}
}

// product multiplies a price by a count into an amount, rounded half away from zero.
func (w *worker) product(x *computePlan, i int) (int64, bool) {
	a, b := &w.cols[x.cols[0]], &w.cols[x.cols[1]]
	if !a.Valid[i] || !b.Valid[i] {
		return 0, false
	}
	scale := int64(1)
	for _, c := range x.cols {
		if w.plan.out[c].Kind == facts.Price {
			scale *= facts.PriceScale
		}
	}
	if scale > 1 && w.plan.out[x.col].Kind == facts.Money {
		scale /= money.Unit(w.currencyOf(i))
	}
	hi, lo := bits.Mul64(magnitude(a.Ints[i]), magnitude(b.Ints[i]))
	if hi >= uint64(scale)/2 && (hi > 0 || lo > math.MaxInt64) {
		w.note(NoteTooLarge, w.plan.header(x.cols[0]), "")
		return 0, false
	}
	return money.MulDiv(a.Ints[i], b.Ints[i], scale), true
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return uint64(-v)
	}
	return uint64(v)
}

func (w *worker) currencyOf(i int) string {
	if c := w.plan.currencyCol; c >= 0 && w.cols[c].Valid[i] {
		return w.cols[c].Strings[i]
	}
	return w.plan.currency
}

// sum adds what is there; a sum of nothing is nothing.
func (w *worker) sum(x *computePlan, i int) (total int64, any bool) {
	for n, col := range x.cols {
		v := &w.cols[col]
		if !v.Valid[i] {
			continue
		}
		any = true
		term := v.Ints[i]
		if x.abs[n] && term < 0 {
			term = -term
		}
		if x.neg[n] {
			term = -term
		}
		total += term
	}
	return total, any
}

// memoLimit bounds a memo; further combinations are evaluated each time.
const memoLimit = 1 << 14

// classify gives fields their values by the spec's rules. The distinct texts of a column are
// few, so their outcome is remembered.
func (w *worker) classify() {
	p := w.plan
	for c := range p.classify {
		x := &p.classify[c]
		v := &w.cols[x.col]
		memo := w.memos[c]
		for i := range w.n {
			if w.state[i] != keep {
				continue
			}
			if p.out[x.col].slot >= 0 && v.Valid[i] {
				continue // the file has the field itself
			}
			rule, ok := w.remembered(memo, x, i)
			if !ok {
				rule = w.firstRule(x, i)
				if len(memo) < memoLimit {
					memo[string(w.key)] = rule
				}
			}
			if rule >= 0 {
				if v.Strings != nil {
					v.Strings[i], v.Valid[i] = x.is[rule], true
				} else {
					w.set(x.col, i, x.is[rule])
				}
			} else if x.strict && len(x.terms) > 0 {
				if s := w.text(x.terms[0].access, i); s != "" {
					w.note(NoteUnknownValue, x.terms[0].column.text, s)
				}
			}
		}
	}
	if p.kindCol >= 0 {
		v := &w.cols[p.kindCol]
		for i := range w.n {
			if !v.Valid[i] {
				v.Strings[i], v.Valid[i] = "goods", true
			}
		}
	}
}

// remembered looks the row's texts up; the key stays in w.key.
func (w *worker) remembered(memo map[string]int32, x *classPlan, i int) (int32, bool) {
	w.key = w.key[:0]
	for t := range x.terms {
		s := w.text(x.terms[t].access, i)
		if x.terms[t].filled {
			if s != "" {
				s = "."
			}
		}
		w.key = append(w.key, s...)
		w.key = append(w.key, 0)
	}
	rule, ok := memo[string(w.key)]
	return rule, ok
}

func (w *worker) firstRule(x *classPlan, i int) int32 {
	for r := range x.rules {
		if w.holds(&x.rules[r], i) {
			return int32(r)
		}
	}
	return -1
}
