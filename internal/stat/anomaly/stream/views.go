package stream

import "slices"

// recent is the last values, the newest last.
type recent struct {
	v    []float64
	keep int
}

func (p *recent) add(x float64) {
	if len(p.v) >= 2*p.keep {
		p.v = append(p.v[:0], p.v[len(p.v)-p.keep:]...)
	}
	p.v = append(p.v, x)
}

// back is the value so many steps ago, 0 the newest; false if it is forgotten.
func (p *recent) back(steps int) (float64, bool) {
	if steps >= len(p.v) || steps >= p.keep {
		return 0, false
	}
	return p.v[len(p.v)-1-steps], true
}

// mean is a running mean of the last few.
type mean struct {
	recent
	sum float64
}

func newMean(length int) mean { return mean{recent: recent{keep: length}} }

func (m *mean) add(x float64) float64 {
	if old, ok := m.back(m.keep - 1); ok {
		m.sum -= old
	}
	m.recent.add(x)
	m.sum += x
	return m.sum / float64(m.keep)
}

// usual is the median of the values at the same time of up to seven earlier periods, not counting
// the newest, and how many there are.
func (p *recent) usual(period int) (float64, int) {
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
