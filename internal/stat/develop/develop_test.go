package develop_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/suanpan/suanpan/internal/stat/develop"
)

// The triangle of Taylor and Ashe (1983), as in Mack (1993), section 6, table 1.
var taylorAshe = [][]float64{
	{357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463},
	{352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085},
	{290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315},
	{310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268},
	{443160, 1136350, 2128333, 2897821, 3402672, 3873311},
	{396132, 1333217, 2180715, 2985752, 3691712},
	{440832, 1288463, 2419861, 3483130},
	{359480, 1421128, 2864498},
	{376686, 1363294},
	{344014},
}

func TestTaylorAsheOfMack1993(t *testing.T) {
	r, err := develop.ChainLadder(taylorAshe)
	noError(t, err)
	same(t, r.Status, develop.OK, "status")
	// Mack (1993), tables 2 and 3: reserve and standard error by origin, then the total.
	reserves := []float64{0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811}
	ses := []float64{0, 75535, 121699, 133549, 261406, 411010, 558317, 875328, 971258, 1363155}
	for i, o := range r.Origins {
		same(t, math.Round(o.Reserve), reserves[i], "reserve")
		same(t, math.Round(o.SE), ses[i], "standard error")
	}
	same(t, math.Round(r.Total.Reserve), 18680856, "total reserve")
	same(t, math.Round(r.Total.SE), 2447095, "total standard error")
	near(t, r.Factors[0], 3.4906, 5e-5)
	near(t, r.Factors[8], 1.0177, 5e-5)
	near(t, r.Sigma2[8], 446.6, 0.1)
}

func TestScalingMovesOnlyTheUnit(t *testing.T) {
	base, err := develop.ChainLadder(taylorAshe)
	noError(t, err)
	for _, by := range []float64{0.01, 3, 1e6} {
		scaled := make([][]float64, len(taylorAshe))
		for i, row := range taylorAshe {
			for _, c := range row {
				scaled[i] = append(scaled[i], c*by)
			}
		}
		r, err := develop.ChainLadder(scaled)
		noError(t, err)
		near(t, (r.Total.Reserve)/(base.Total.Reserve*by), 1, 1e-9)
		near(t, (r.Total.SE)/(base.Total.SE*by), 1, 1e-9)
		for k, f := range r.Factors {
			near(t, f, base.Factors[k], 1e-9)
		}
	}
}

func TestFullyDevelopedHasNoReserve(t *testing.T) {
	r, err := develop.ChainLadder([][]float64{{10, 15, 16}, {20, 31, 33}, {8, 11, 12}})
	noError(t, err)
	same(t, r.Status, develop.OK, "status")
	same(t, r.Total, develop.Total{}, "total")
	for _, o := range r.Origins {
		same(t, o.Reserve, 0, "reserve")
		same(t, o.SE, 0, "standard error")
	}
}

func TestPortion(t *testing.T) {
	r, err := develop.ChainLadder(taylorAshe)
	noError(t, err)
	half := make([]float64, len(taylorAshe))
	for i := range half {
		half[i] = 0.5
	}
	p := r.Portion(half)
	near(t, (p.Reserve)/(r.Total.Reserve/2), 1, 1e-12)
	near(t, (p.Process)/(r.Total.Process/2), 1, 1e-12)
	near(t, (p.Estimation)/(r.Total.Estimation/4), 1, 1e-12)
	last := make([]float64, len(taylorAshe))
	last[9] = 1
	near(t, (r.Portion(last).SE)/(r.Origins[9].SE), 1, 1e-12)
	same(t, r.Portion(nil), develop.Total{}, "no share")
}

func TestThinTrianglesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		triangle [][]float64
		status   develop.Status
	}{
		"one origin":  {[][]float64{{1, 2, 3}}, develop.TooFewOrigins},
		"two by two":  {[][]float64{{1, 2}, {1}}, develop.TooFewOrigins},
		"all nothing": {[][]float64{{0, 0, 0}, {0, 0}, {0}}, develop.NoVolume},
		"no refunds":  {[][]float64{{100, 0, 0}, {90, 0}, {80}}, develop.NoVolume},
		"overflow":    {[][]float64{{1e308, 1e308}, {1e308, 1e308}, {1e308}}, develop.NoVolume},
	} {
		r, err := develop.ChainLadder(c.triangle)
		noError(t, err)
		same(t, r.Status, c.status, name)
		same(t, len(r.Origins), 0, name)
	}
}

func TestBadShapes(t *testing.T) {
	for name, triangle := range map[string][][]float64{
		"nothing":     nil,
		"empty row":   {{}},
		"hole":        {{1, 2}, {}},
		"grows":       {{1}, {1, 2}},
		"negative":    {{1, -2}, {1}},
		"NaN":         {{1, math.NaN()}, {1}},
		"infinite":    {{1, math.Inf(1)}, {1}},
		"later grows": {{1, 2, 3}, {1}, {1, 2}},
	} {
		_, err := develop.ChainLadder(triangle)
		if !errors.Is(err, develop.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOriginsThatStartWithNothing(t *testing.T) {
	r, err := develop.ChainLadder([][]float64{{0, 5, 6}, {10, 20, 22}, {12, 22}, {11}})
	noError(t, err)
	same(t, r.Status, develop.OK, "status")
	near(t, r.Factors[0], 47.0/22, 1e-12)
	same(t, math.IsNaN(r.Total.SE), false, "NaN")
}

// The band must hold the outcome as often as it says when the world is Mack's.
func TestCoverage(t *testing.T) {
	rng := rand.New(rand.NewPCG(1993, 23))
	factors, sigma2 := []float64{0.06, 1.8, 1.25, 1.08, 1.03}, []float64{60, 800, 300, 90, 30}
	const rounds, origins = 2000, 20
	within, bias := 0, 0.0
	for range rounds {
		triangle, outcome := make([][]float64, origins), 0.0
		for i := range triangle {
			row := []float64{1e6 * (0.7 + 0.6*rng.Float64())}
			for k, f := range factors {
				row = append(row, max(row[k]*f+math.Sqrt(sigma2[k]*row[k])*rng.NormFloat64(), 1))
			}
			known := min(len(row), origins-i+1)
			outcome += row[len(row)-1] - row[known-1]
			triangle[i] = row[:known]
		}
		r, err := develop.ChainLadder(triangle)
		noError(t, err)
		lower, upper := develop.Band(r.Total.Reserve, r.Total.SE, 0.9)
		if outcome >= lower && outcome <= upper {
			within++
		}
		bias += (r.Total.Reserve - outcome) / rounds
	}
	near(t, float64(within)/rounds, 0.9, 0.03)
	near(t, bias, 0, 2000)
}

func TestBand(t *testing.T) {
	lower, upper := develop.Band(18680856, 2447095, 0.9)
	same(t, lower < 18680856 && upper > 18680856, true, "around the mean")
	// Mean and variance of the lognormal give the ends back.
	v := math.Log1p(math.Pow(2447095.0/18680856, 2))
	near(t, (math.Sqrt(lower*upper))/(18680856*math.Exp(-v/2)), 1, 1e-12)
	for _, c := range [][3]float64{{0, 1, .9}, {1, 0, .9}, {1, 1, 0}, {1, 1, 1}, {-5, 2, .9}} {
		lower, upper := develop.Band(c[0], c[1], c[2])
		same(t, lower, c[0], "lower")
		same(t, upper, c[0], "upper")
	}
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same[T comparable](t *testing.T, got, want T, what string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func near(t *testing.T, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("got %v, want %v", got, want)
	}
}
