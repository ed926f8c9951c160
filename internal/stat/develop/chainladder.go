package develop

import (
	"errors"
	"fmt"
	"math"
)

// ErrShape is a triangle that is none: empty, rows that grow downwards, amounts that are
// negative or not finite.
var ErrShape = errors.New("develop: not a triangle")

// Status says whether there is a prediction.
type Status string

// The statuses. With any but OK only Status is set.
const (
	OK Status = "ok"
	// NoVolume is an age at which nothing has ever been, so that there is no factor.
	NoVolume Status = "no_volume"
	// TooFewOrigins is a triangle in which no age is known of two origins: no dispersion.
	TooFewOrigins Status = "too_few_origins"
)

// Origin is the prediction for one row of the triangle. Variances are in squared units.
type Origin struct {
	Age        int     // latest known age, 0 based
	Latest     float64 // C at that age
	Ultimate   float64
	Reserve    float64
	Process    float64 // variance of what is yet to happen
	Estimation float64 // variance of the factors
	SE         float64 // √(Process + Estimation)
}

// Total is the prediction for several origins together.
type Total struct {
	Reserve    float64
	Process    float64
	Estimation float64 // with the covariance of origins, which share the factors
	SE         float64
}

// Result is a developed triangle.
type Result struct {
	Status  Status
	Factors []float64 // f[k], age k to k+1
	Sigma2  []float64 // σ²[k]
	Origins []Origin  // in the order of the rows
	Total   Total

	volume []float64 // S[k]
}

// ChainLadder develops cumulative amounts: rows are origins from the oldest to the youngest,
// columns ages. The first row is the longest and no row is longer than the one above.
func ChainLadder(triangle [][]float64) (Result, error) {
	if err := check(triangle); err != nil {
		return Result{}, err
	}
	ages := len(triangle[0])
	r := Result{Status: OK, Factors: make([]float64, ages-1), Sigma2: make([]float64, ages-1), volume: make([]float64, ages-1)}
	for k := range r.Factors {
		if !r.factor(triangle, k) {
			return Result{Status: NoVolume}, nil
		}
		if !r.dispersion(triangle, k) {
			return Result{Status: TooFewOrigins}, nil
		}
	}
	whole := make([]float64, len(triangle))
	for i, row := range triangle {
		r.Origins = append(r.Origins, r.origin(row))
		whole[i] = 1
	}
	r.Total = r.Portion(whole)
	if !r.finite() {
		return Result{Status: NoVolume}, nil
	}
	return r, nil
}

func check(triangle [][]float64) error {
	if len(triangle) == 0 || len(triangle[0]) == 0 {
		return fmt.Errorf("%w: it is empty", ErrShape)
	}
	for i, row := range triangle {
		if len(row) == 0 || i > 0 && len(row) > len(triangle[i-1]) {
			return fmt.Errorf("%w: row %d has %d ages", ErrShape, i, len(row))
		}
		for k, c := range row {
			if math.IsNaN(c) || math.IsInf(c, 0) || c < 0 {
				return fmt.Errorf("%w: row %d, age %d is %v", ErrShape, i, k, c)
			}
		}
	}
	return nil
}

// factor sets f[k] and S[k]; false without volume.
func (r *Result) factor(triangle [][]float64, k int) bool {
	var next float64
	for _, row := range triangle {
		if len(row) > k+1 {
			r.volume[k] += row[k]
			next += row[k+1]
		}
	}
	if r.volume[k] <= 0 || next <= 0 {
		return false
	}
	r.Factors[k] = next / r.volume[k]
	return true
}

// dispersion sets σ²[k]; false when neither this age nor one before knows two origins.
func (r *Result) dispersion(triangle [][]float64, k int) bool {
	var sum float64
	m := 0
	for _, row := range triangle {
		if len(row) > k+1 && row[k] > 0 {
			d := row[k+1] - r.Factors[k]*row[k]
			sum += d * d / row[k]
			m++
		}
	}
	switch {
	case m >= 2:
		r.Sigma2[k] = sum / float64(m-1)
	case k == 0:
		return false
	case k == 1:
		r.Sigma2[k] = r.Sigma2[0]
	default:
		before, last := r.Sigma2[k-2], r.Sigma2[k-1]
		r.Sigma2[k] = min(before, last)
		if before > 0 {
			r.Sigma2[k] = min(r.Sigma2[k], last*last/before)
		}
	}
	return true
}

func (r *Result) origin(row []float64) Origin {
	o := Origin{Age: len(row) - 1, Latest: row[len(row)-1]}
	o.Ultimate = o.Latest
	var process, estimation float64
	for k := o.Age; k < len(r.Factors); k++ {
		unit := r.Sigma2[k] / (r.Factors[k] * r.Factors[k])
		if o.Ultimate > 0 {
			process += unit / o.Ultimate
		}
		estimation += unit / r.volume[k]
		o.Ultimate *= r.Factors[k]
	}
	o.Reserve = o.Ultimate - o.Latest
	o.Process = o.Ultimate * o.Ultimate * process
	o.Estimation = o.Ultimate * o.Ultimate * estimation
	o.SE = math.Sqrt(o.Process + o.Estimation)
	return o
}

// Portion is the prediction for a share of every origin, 0 … 1 each: of the orders of one
// channel in the week, say. A share of an origin has that share of its process variance, as
// the variance goes with the amount; the error of the factors it bears in full proportion.
// There is one share per origin; missing ones are 0.
func (r *Result) Portion(shares []float64) Total {
	var t Total
	for i := range r.Origins {
		if i >= len(shares) {
			break
		}
		o := r.Origins[i]
		t.Reserve += shares[i] * o.Reserve
		t.Process += shares[i] * o.Process
	}
	// Σ_i Σ_j s_i·s_j·cov(i, j) = Σ_k unit[k]·(Σ_{i developing through k} s_i·U_i)².
	for k := range r.Factors {
		var exposed float64
		for i := range r.Origins {
			if i < len(shares) && r.Origins[i].Age <= k {
				exposed += shares[i] * r.Origins[i].Ultimate
			}
		}
		t.Estimation += r.Sigma2[k] / (r.Factors[k] * r.Factors[k]) / r.volume[k] * exposed * exposed
	}
	t.SE = math.Sqrt(t.Process + t.Estimation)
	return t
}

// finite is false when amounts at the ends of what a float holds have overflowed.
func (r *Result) finite() bool {
	return !math.IsNaN(r.Total.SE) && !math.IsInf(r.Total.SE, 0) && !math.IsInf(r.Total.Reserve, 0)
}
