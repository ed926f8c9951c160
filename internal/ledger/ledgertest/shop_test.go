package ledgertest

import (
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
)

// row is one row of a file, by canonical column, in the words of the trade: money "12.34",
// times "2026-09-10 20:00:00".
type row map[string]string

// file is what one import brings.
type file struct {
	Table    string
	Platform string
	Shop     string
	Format   string
	Rows     []row
}

// shop is a workspace under test.
type shop struct {
	store    warehouse.Store
	rules    []records.Rule
	home     string
	rates    []records.ExchangeRate
	dayStart int
	seq      int64
}

func (s *shop) terms() ledger.Terms {
	return ledger.Terms{Rules: s.rules, Home: s.home, Rates: s.rates}
}

var noon = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

// failer is what a test and a rapid check have in common.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func open(t testing.TB) *shop {
	t.Helper()
	store, err := duckdb.Open(context.Background(), filepath.Join(t.TempDir(), "warehouse.duckdb"), duckdb.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s := &shop{store: store}
	s.update(t, func(tx warehouse.Tx) error {
		_, err := ledger.Migrate(context.Background(), tx)
		return err
	})
	return s
}

func (s *shop) update(t failer, fn func(warehouse.Tx) error) {
	t.Helper()
	if err := s.store.Update(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// add imports a file as the application does: append, find the dirty days, rebuild them.
func (s *shop) add(t failer, f file) int64 {
	t.Helper()
	s.seq++
	seq := s.seq
	s.update(t, func(tx warehouse.Tx) error {
		ctx := context.Background()
		stream, err := f.stream()
		if err != nil {
			return err
		}
		origin := warehouse.Origin{ImportSeq: seq, Platform: f.Platform, Shop: f.Shop, Format: f.Format, DayStart: s.dayStart}
		change, err := tx.Append(ctx, origin, stream)
		if err != nil {
			return err
		}
		if err := warehouse.LogImport(ctx, tx, warehouse.Import{Seq: seq, Table: f.Table, Platform: f.Platform, Shop: f.Shop, CreatedAt: noon}); err != nil {
			return err
		}
		return s.settle(ctx, tx, []warehouse.Change{change}, ledger.Cause{Kind: "import", ImportSeq: seq, At: noon})
	})
	return seq
}

// undo takes an import back.
func (s *shop) undo(t failer, seq int64, note string) {
	t.Helper()
	s.update(t, func(tx warehouse.Tx) error {
		ctx := context.Background()
		changes, err := warehouse.UndoImport(ctx, tx, seq, noon)
		if err != nil {
			return err
		}
		return s.settle(ctx, tx, changes, ledger.Cause{Kind: "undo", ImportSeq: seq, Note: note, At: noon})
	})
}

func (s *shop) settle(ctx context.Context, tx warehouse.Tx, changes []warehouse.Change, cause ledger.Cause) error {
	days, err := ledger.DirtyDays(ctx, tx, changes)
	if err != nil {
		return err
	}
	_, err = ledger.Rebuild(ctx, tx, s.terms(), days, cause)
	return err
}

// rebuild costs all days anew, and ten empty ones, so that they are too many to be copied.
func (s *shop) rebuild(t failer, cause string) ledger.Result {
	t.Helper()
	var result ledger.Result
	s.update(t, func(tx warehouse.Tx) error {
		ctx := context.Background()
		days, err := ledger.AllDays(ctx, tx)
		if err != nil {
			return err
		}
		for range 10 {
			days = append(days, days[len(days)-1]+1)
		}
		result, err = ledger.Rebuild(ctx, tx, s.terms(), days, ledger.Cause{Kind: cause, At: noon})
		return err
	})
	return result
}

// stream turns the rows into the batches that collect would send.
func (f file) stream() (facts.Stream, error) {
	t, ok := facts.Lookup(f.Table)
	if !ok {
		return facts.Stream{}, fmt.Errorf("no table %s", f.Table)
	}
	batches := make(chan *facts.Batch, 1+len(f.Rows)/facts.BatchRows)
	for from := 0; from < len(f.Rows); from += facts.BatchRows {
		b, err := batch(t, f.Rows[from:min(from+facts.BatchRows, len(f.Rows))], int32(from)+2)
		if err != nil {
			return facts.Stream{}, err
		}
		batches <- b
	}
	close(batches)
	return facts.Stream{Table: t, Columns: t.Columns, Repeats: t.Repeats, Batches: batches}, nil
}

func batch(t *facts.Table, rows []row, first int32) (*facts.Batch, error) {
	n := len(rows)
	b := &facts.Batch{N: n, Columns: make([]facts.Vector, len(t.Columns)), SourceRow: make([]int32, n), Key: make([]string, n), Hash: make([]uint64, n), AsOf: make([]int64, n)}
	for i, c := range t.Columns {
		v := &b.Columns[i]
		v.Valid = make([]bool, n)
		switch c.Kind.Physical() {
		case facts.String:
			v.Strings = make([]string, n)
		case facts.Int64:
			v.Ints = make([]int64, n)
		case facts.Float64:
			v.Floats = make([]float64, n)
		}
	}
	for j, r := range rows {
		b.SourceRow[j] = first + int32(j)
		hash := fnv.New64a()
		known := 0
		for i, c := range t.Columns {
			text, ok := r[c.Name]
			if !ok {
				continue
			}
			known++
			v := &b.Columns[i]
			v.Valid[j] = true
			if err := set(v, j, c, text); err != nil {
				return nil, fmt.Errorf("%s.%s: %w", t.Name, c.Name, err)
			}
			fmt.Fprintf(hash, "%s=%s\x00", c.Name, text)
			if c.Kind == facts.Time {
				b.AsOf[j] = max(b.AsOf[j], v.Ints[j])
			}
		}
		if known != len(r) {
			return nil, fmt.Errorf("%s: unknown column in %v", t.Name, r)
		}
		b.Hash[j] = hash.Sum64()
		b.Key[j] = key(t, r, b.Hash[j])
	}
	return b, nil
}

func key(t *facts.Table, r row, hash uint64) string {
	for _, parts := range [][]string{t.Key, t.Fallback} {
		var values []string
		for _, part := range parts {
			value := ""
			for name := range strings.SplitSeq(part, "|") {
				if value == "" {
					value = r[name]
				}
			}
			values = append(values, value)
		}
		if joined := strings.Join(values, "\x1f"); strings.Trim(joined, "\x1f") != "" {
			return joined
		}
	}
	return strconv.FormatUint(hash, 16)
}

func set(v *facts.Vector, j int, c facts.Column, text string) (err error) {
	switch c.Kind {
	case facts.Money:
		v.Ints[j], err = decimal(text, 100)
	case facts.Price:
		v.Ints[j], err = decimal(text, facts.PriceScale)
	case facts.Int:
		v.Ints[j], err = strconv.ParseInt(text, 10, 64)
	case facts.Bool:
		if text == "true" {
			v.Ints[j] = 1
		}
	case facts.Date:
		var d calendar.Day
		d, err = calendar.Parse(text)
		v.Ints[j] = int64(d)
	case facts.Time:
		var at time.Time
		at, err = time.Parse("2006-01-02 15:04:05", text)
		v.Ints[j] = at.UnixMicro()
	case facts.Ratio, facts.Number:
		v.Floats[j], err = strconv.ParseFloat(text, 64)
	default:
		v.Strings[j] = text
	}
	return err
}

// decimal reads a decimal number in units of 1/scale.
func decimal(text string, scale float64) (int64, error) {
	f, err := strconv.ParseFloat(text, 64)
	return int64(math.Round(f * scale)), err
}
