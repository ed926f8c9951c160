package radar

import (
	"errors"
	"math"
	"testing"

	"github.com/suanpan/suanpan/internal/stat/decompose"
)

// No shop returns more than it did, but the one with many returns sells more: all of it is mix.
func TestRateThatRoseByMixAlone(t *testing.T) {
	leaves := []*leaf{
		{keys: []string{"a"}, expected: [2]float64{10, 100}, actual: [2]float64{10, 100}},
		{keys: []string{"b"}, expected: [2]float64{40, 100}, actual: [2]float64{120, 300}},
	}
	m, err := mixOf("shop", leaves, map[Cell]string{{Dimension: "shop", Key: "b"}: "乙店"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(m.Rate) > 1e-12 || math.Abs(m.Mix-0.075) > 1e-12 || math.Abs(m.After-m.Before-m.Rate-m.Mix) > 1e-12 {
		t.Fatalf("got %+v", m)
	}
	sum := 0.0
	for _, p := range m.Parts {
		sum += p.Rate + p.Mix
	}
	if math.Abs(sum-0.075) > 1e-12 || len(m.Parts) != 2 {
		t.Fatalf("got %+v", m.Parts)
	}
}

// A case in a shop without orders has no rate to speak of.
func TestNumeratorWithoutDenominatorHasNoMix(t *testing.T) {
	leaves := []*leaf{{keys: []string{"a"}, expected: [2]float64{1, 9}, actual: [2]float64{1, 9}}, {keys: []string{"b"}, actual: [2]float64{1, 0}}}
	if _, err := mixOf("shop", leaves, nil, 1); !errors.Is(err, decompose.ErrShape) {
		t.Fatalf("got %v", err)
	}
}
