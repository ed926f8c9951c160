package rootcause

import "math"

// evidence is what leaves say of a common shift, summed: with eᵢ the leaf's deviation in the
// direction searched, bᵢ the amount that a shift would be a share of, and sᵢ the noise,
//
//	uu = Σ (bᵢ/sᵢ)²   uz = Σ bᵢ·eᵢ/sᵢ²   zz = Σ (eᵢ/sᵢ)²
//
// so uz/uu is the shift fitted by least squares.
type evidence struct {
	n          float64
	uu, uz, zz float64
	dense      float64 // leaves that are not mostly chance by themselves
}

func (e *evidence) add(o evidence) {
	e.n += o.n
	e.uu += o.uu
	e.uz += o.uz
	e.zz += o.zz
	e.dense += o.dense
}

func (e *evidence) sub(o evidence) {
	e.n -= o.n
	e.uu -= o.uu
	e.uz -= o.uz
	e.zz -= o.zz
	e.dense -= o.dense
}

// Prior of a cause's shift and of its own noise; see doc.go.
const (
	priorShift = 1.0 // precision of the shift, in leaves of no noise
	priorShape = 1.0 // of the inverse gamma distribution of κ²
	priorScale = 1.0
	// leastSpread is the standard deviation of shifts, as a share, below which the leaves of a
	// cause are not held to agree: it keeps leaves that fell to 0 together from being certainty.
	leastSpread = 0.02
)

// gain is the natural logarithm of the Bayes factor of "these leaves share a shift" over "these
// leaves are noise" (doc.go, equation 3). It is negative where there is no shift.
func (e evidence) gain() float64 {
	if e.n < 0.5 || e.uz <= 0 {
		return math.Inf(-1)
	}
	k := priorShift + e.uu
	shape := priorShape + e.n/2
	scale := priorScale + (max(0, e.zz-e.uz*e.uz/k)+leastSpread*leastSpread*e.uu)/2
	return e.zz/2 + math.Log(priorShift/k)/2 + logGamma(shape) - logGamma(priorShape) +
		priorShape*math.Log(priorScale) - shape*math.Log(scale)
}

// fit is the shift by least squares and the leaves' variance around it, κ². Leaves of few counts
// cannot agree better than chance.
func (e evidence) fit() (shift, spread float64) {
	shift = e.uz / e.uu
	q := max(0, e.zz-e.uz*shift) + leastSpread*leastSpread*e.uu
	spread = (2*priorScale + q) / (2*priorShape + e.n)
	if 2*e.dense < e.n {
		spread = max(1, spread)
	}
	return shift, spread
}

// around is the squared noise that is left with a shift.
func (e *evidence) around(shift float64) float64 {
	return e.zz - 2*shift*e.uz + shift*shift*e.uu
}

// clear is half the squared distance of the shift from 0 in its own standard errors, and the
// leaves' variance around it.
func (e evidence) clear() (clear, spread float64) {
	if e.uu <= 0 || e.uz <= 0 {
		return 0, 1
	}
	_, spread = e.fit()
	return e.uz * e.uz / e.uu / spread / 2, spread
}

// logGamma is ln Γ(x): Stirling's series above 8, where its error is below 1e-10.
func logGamma(x float64) float64 {
	if x < 8 {
		y, _ := math.Lgamma(x)
		return y
	}
	r := 1 / (x * x)
	return (x-0.5)*math.Log(x) - x + 0.9189385332046727 + (1.0/12-r*(1.0/360-r/1260))/x
}
