package rootcause

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

func TestF1OfCounts(t *testing.T) {
	c := count([]string{"a=1", "b=2"}, []string{"a=1", "c=3", "d=4"})
	if want := (Counts{1, 1, 2}); c != want {
		t.Fatalf("%+v", c)
	}
	if f := c.F1(); math.Abs(f-0.4) > 1e-12 {
		t.Error(f)
	}
	if (Counts{}).F1() != 0 {
		t.Error("F1 of nothing")
	}
}

func TestSameSeedSameInstance(t *testing.T) {
	a, b := Generate(5), Generate(5)
	if !slices.Equal(a.Table.Actual, b.Table.Actual) || !slices.Equal(a.Causes, b.Causes) {
		t.Error("two instances of one seed differ")
	}
	if c := Generate(6); slices.Equal(a.Table.Actual, c.Table.Actual) {
		t.Error("two seeds, one instance")
	}
	if a.Table.Leaves() != 48_000 {
		t.Error(a.Table.Leaves(), "leaves")
	}
}

// The causes of an instance lower one side by at least a fifth; nothing else does on average.
func TestInjectedCellsAreLower(t *testing.T) {
	for seed := range uint64(10) {
		in := Generate(seed)
		sign := 1.0
		if total(in.Table.Actual) < total(in.Table.Expected) {
			sign = -1
		}
		for _, cause := range in.Causes {
			change, size := 0.0, 0.0
			for i, inside := range in.leaves(cause) {
				if inside {
					change += sign * (in.Table.Actual[i] - in.Table.Expected[i])
					size += max(in.Table.Actual[i], in.Table.Expected[i])
				}
			}
			if change < 0.15*size {
				t.Errorf("seed %d: %s moved %v of %v", seed, cause, change, size)
			}
		}
	}
}

// Far below what the evaluation finds, so that only a broken method fails.
func TestMethodBeatsAdtributor(t *testing.T) {
	b := bench{name: "a few"}
	for seed := range uint64(8) {
		if err := b.run(Generate(seed)); err != nil {
			t.Fatal(err)
		}
	}
	s := b.set(false)
	if s.Methods[0].F1 < 0.6 || s.Methods[0].F1 <= s.Methods[2].F1 {
		t.Errorf("%+v", s.Methods)
	}
}

// The example of one dimension: a value that lost most is the cause.
func TestAdtributor(t *testing.T) {
	table := rootcause.Table{
		Dims:     []rootcause.Dim{{Name: "x", Values: []string{"1", "2", "3"}}, {Name: "y", Values: []string{"1", "2"}}},
		Codes:    [][]int32{{0, 0, 1, 1, 2, 2}, {0, 1, 0, 1, 0, 1}},
		Expected: []float64{50, 50, 50, 50, 50, 50},
		Actual:   []float64{10, 10, 50, 49, 50, 50},
	}
	if got := (adtributor{each: 0.1, all: 0.67, first: 1}).locate(table); !slices.Equal(got, []string{"x=1"}) {
		t.Error(got)
	}
	table.ActualDen, table.ExpectedDen = slices.Repeat([]float64{100}, 6), slices.Repeat([]float64{100}, 6)
	if got := (adtributor{each: 0.1, all: 0.67, first: 1}).locate(table); !slices.Equal(got, []string{"x=1"}) {
		t.Error(got)
	}
}

func write(t *testing.T, path string, table rootcause.Table, amounts ...[]float64) {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	header := []string{"real", "predict"}
	for _, d := range table.Dims {
		header = append(header, d.Name)
	}
	rows := [][]string{header}
	for i := range table.Actual {
		row := []string{fmt.Sprint(amounts[0][i]), fmt.Sprint(amounts[1][i])}
		for d := range table.Dims {
			row = append(row, table.Dims[d].Values[table.Codes[d][i]])
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDirectoryOfTables(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "some")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	in := Generate(3)
	write(t, filepath.Join(dir, "1.csv"), in.Table, in.Table.Actual, in.Table.Expected)
	ones := slices.Repeat([]float64{1}, in.Table.Leaves())
	write(t, filepath.Join(dir, "2.a.csv"), in.Table, in.Table.Actual, in.Table.Expected)
	write(t, filepath.Join(dir, "2.b.csv"), in.Table, ones, ones)
	causes := strings.Join(in.Causes, ";")
	truth := "timestamp,set\n1," + causes + "\n2," + causes + "\n"
	if err := os.WriteFile(filepath.Join(dir, truthFile), []byte(truth), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	args := []string{"--data", filepath.Dir(dir), "--generate", "1", "--merchants", "0"}
	if err := Run(context.Background(), args, &out); err != nil {
		t.Fatal(err)
	}
	var r Report
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Sets) != 2 || r.Sets[0].Name != "some" || len(r.Sets[0].Cases) != 2 || r.Sets[0].Methods[0].TruePositives == 0 {
		t.Errorf("%+v", r)
	}
}

func TestRefusals(t *testing.T) {
	empty := t.TempDir()
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, truthFile), []byte("timestamp,set\n1,a=1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--data", empty}, {"--data", broken}, {"--what"}} {
		if err := Run(context.Background(), append(args, "--generate", "0", "--merchants", "0"), &bytes.Buffer{}); err == nil {
			t.Errorf("%v taken", args)
		}
	}
}

func TestShopsHaveTheirCauses(t *testing.T) {
	sets, err := shops(context.Background(), 1, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(sets) != len(shopKinds())*len(sizes) {
		t.Fatalf("%d sets", len(sets))
	}
	for _, s := range sets {
		for _, c := range s.Cases {
			if len(c.Causes) == 0 || c.Leaves == 0 {
				t.Errorf("%s: %+v", s.Name, c)
			}
		}
	}
}
