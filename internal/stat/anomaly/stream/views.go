package stream

import "slices"

// view measures the present in one way; both tails of the measurement are watched.
type view struct {
	high, low tail
}

func newView(span float64) view { return view{high: tail{span: span}, low: tail{span: span}} }

// surprise of a measurement, which is then remembered: two-sided.
func (v *view) surprise(x float64) float64 {
	s := max(v.high.surprise(x), v.low.surprise(-x)) - ln2
	v.high.add(x)
	v.low.add(-x)
	return max(0, s)
}

const ln2 = 0.6931471805599453

// past is the last values, the newest last.
type past struct {
	v    []float64
	keep int
}

func (p *past) add(x float64) {
	if len(p.v) >= 2*p.keep {
		p.v = append(p.v[:0], p.v[len(p.v)-p.keep:]...)
	}
	p.v = append(p.v, x)
}

// back is the value so many steps ago, 0 the newest; false if it is forgotten.
func (p *past) back(steps int) (float64, bool) {
	if steps >= len(p.v) || steps >= p.keep {
		return 0, false
	}
	return p.v[len(p.v)-1-steps], true
}

// mean is a running mean of the last few.
type mean struct {
	past
	sum float64
}

func newMean(length int) mean { return mean{past: past{keep: length}} }

func (m *mean) add(x float64) float64 {
	if old, ok := m.back(m.keep - 1); ok {
		m.sum -= old
	}
	m.past.add(x)
	m.sum += x
	return m.sum / float64(m.keep)
}

// usual is the median of the values at the same time of up to seven earlier periods, not counting
// the newest, and how many there are.
func (p *past) usual(period int) (float64, int) {
	var buffer [7]float64
	same := buffer[:0]
	for k := 1; k <= len(buffer); k++ {
		x, ok := p.back(k*period - 1)
		if !ok {
			break
		}
		same = append(same, x)
	}
	n := len(same)
	if n == 0 {
		return 0, 0
	}
	slices.Sort(same)
	return (same[n/2] + same[(n-1)/2]) / 2, n
}
