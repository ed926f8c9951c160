package anomaly

import "math"

// The filter's constants, all on the scale of η (a factor e).
const (
	seasonPrior = .35  // standard deviation of a season's effect before anything is known
	eventPrior  = .6   // of an event's effect before it was seen, unless the event says
	eventAgain  = .12  // by which an event's effect differs from one time to the next
	damping     = .93  // φ of the slope
	slopeShare  = .002 // variance of the slope's noise, as a share of the level's
	slopePrior  = .002
	huber       = 2.2  // standard deviations beyond which an innovation is clipped
	huberSquare = .904 // E[min(z², huber²)] of a standard normal z
	sigmaMemory = 60   // observations over which σ² is remembered
	leastSigma  = .003 // of σ: no real series is exactly constant for ever
	leastChance = .15  // share of a large count's Poisson variance that is left at least: quotas make counts even
	stateLevel  = 0
	stateSlope  = 1
	firstSeason = 2
)

// filter is one member of the bank: a Kalman filter of level, slope, seasons and events.
type filter struct {
	gain float64   // variance of the level's noise as a share of the observation's
	x    []float64 // state
	p    []float64 // its covariance, row by row
	s2   float64   // σ², what varies beyond sampling; negative where a count varies less than by chance
	n    int       // observations so far
	fit  float64   // discounted log-likelihood

	eta, v float64 // prediction and its variance
	col    []float64
	known  int // states from this one on belong to events that have not been yet: nothing is known of them
}

// design lists the states that add to η at one time, and by how much.
type design struct {
	at []int
	by []float64
}

func newFilter(gain float64, k int, level, s2, levelVar, seasonVar float64, events int) *filter {
	f := &filter{gain: gain, x: make([]float64, k), p: make([]float64, k*k), s2: s2, col: make([]float64, k), known: k - events}
	f.x[stateLevel] = level
	for i := range k {
		v := seasonVar
		switch {
		case i == stateLevel:
			v = levelVar
		case i == stateSlope:
			v = slopePrior * slopePrior
		case i >= k-events:
			v = 0 // until the event is there
		}
		f.p[i*k+i] = v
	}
	return f
}

// predict says η and its variance for the design d.
func (f *filter) predict(d design) {
	k := len(f.x)
	f.eta = 0
	clear(f.col)
	for j, at := range d.at {
		by := d.by[j]
		f.eta += by * f.x[at]
		row := f.p[at*k : at*k+k]
		for i, c := range row[:f.known] {
			f.col[i] += by * c
		}
	}
	f.v = 0
	for j, at := range d.at {
		f.v += d.by[j] * f.col[at]
	}
	f.v = max(f.v, 0)
}

// update takes an innovation, after predict; r is the observation's variance, least what σ² may
// fall to.
func (f *filter) update(e, r, least, memory float64) {
	k := len(f.x)
	total := f.v + r
	sd := math.Sqrt(total)
	z := e / sd
	used := max(-huber, min(huber, z))
	col := f.col[:f.known]
	for i, c := range col {
		gi := c / total
		f.x[i] += gi * used * sd
		row := f.p[i*k : i*k+len(col)]
		for j, c := range col {
			row[j] -= gi * c
		}
	}
	f.n++
	step := 1 / min(float64(f.n)+needDays, memory)
	// A step of Fisher scoring: where the state is uncertain, the innovation says little of σ².
	f.s2 = max(least, f.s2+step*(used*used/huberSquare-1)*r*r/total)
	// Student's t with 4 degrees of freedom: one surprise does not decide which member is best.
	f.fit = .97*f.fit - .5*math.Log(total) - 2.5*math.Log1p(z*z/4)
}

// advance moves the state to the next time; noise is the observation variance that the level's
// noise is a share of.
func (f *filter) advance(noise float64) {
	k := len(f.x)
	f.x[stateLevel] += f.x[stateSlope]
	f.x[stateSlope] *= damping
	for j := range f.known { // rows, then columns, of T·P·Tᵀ
		f.p[j] += f.p[k+j]
		f.p[k+j] *= damping
	}
	for i := range f.known {
		f.p[i*k] += f.p[i*k+1]
		f.p[i*k+1] *= damping
	}
	q := f.gain * noise
	f.p[0] += q
	f.p[k+1] += q * slopeShare
}

// free widens what is known of one state by a variance.
func (f *filter) free(state int, variance float64) {
	f.p[state*len(f.x)+state] += variance
}
