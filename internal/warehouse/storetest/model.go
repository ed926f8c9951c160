package storetest

import (
	"cmp"
	"maps"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// version is one content of one key.
type version struct {
	shop, key  string
	paid, asOf int64
}

// bringing is an import that brought a version.
type bringing struct{ seq, row int64 }

// model is the warehouse in the plainest words: every import's rows, and which imports count.
type model struct {
	files  []file
	seqs   []int64 // parallel to files
	undone map[int64]bool
}

// current decides anew, from all imports that count, what is current.
func (m *model) current() map[string]version {
	first := map[version]bringing{}
	for i, f := range m.files {
		seq := m.seqs[i]
		if m.undone[seq] {
			continue
		}
		for row, r := range f.rows {
			v := version{f.shop, r.Key, r.Paid, r.AsOf}
			b, known := first[v]
			if !known || b.seq == seq { // the later row of one file counts
				first[v] = bringing{seq, int64(row)}
			}
		}
	}
	best := map[string]version{}
	for v, b := range first {
		name := v.shop + "/" + v.key
		old, ok := best[name]
		if !ok || cmp.Or(cmp.Compare(v.asOf, old.asOf), cmp.Compare(b.seq, first[old].seq), cmp.Compare(b.row, first[old].row)) > 0 {
			best[name] = v
		}
	}
	return best
}

// anySequence does random imports, undos and redos and compares with the model after each.
func anySequence(t *testing.T, d Driver) {
	f := open(t, d)
	row := rapid.Custom(func(t *rapid.T) Row {
		return Row{Key: strconv.Itoa(rapid.IntRange(0, 2).Draw(t, "key")), Paid: rapid.Int64Range(0, 2).Draw(t, "paid"), AsOf: rapid.Int64Range(0, 1).Draw(t, "as of") * 24 * hour}
	})
	round := 0
	rapid.Check(t, func(t *rapid.T) {
		round++ // each has shops of its own
		shops := []string{"A" + strconv.Itoa(round), "B" + strconv.Itoa(round)}
		m := &model{undone: map[int64]bool{}}
		for range rapid.IntRange(2, 9).Draw(t, "steps") {
			before := m.current()
			var changes []warehouse.Change
			seq := int64(0)
			if len(m.files) > 0 && rapid.IntRange(0, 2).Draw(t, "turn back") == 0 {
				seq = rapid.SampledFrom(m.seqs).Draw(t, "import")
			}
			// Changes are checked inside the transaction, where their predicates hold.
			f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
				switch {
				case seq == 0:
					in := file{shop: rapid.SampledFrom(shops).Draw(t, "shop"), rows: rapid.SliceOfN(row, 0, 8).Draw(t, "rows")}
					var change warehouse.Change
					seq, change, err = add(f.ctx, tx, in)
					m.files, m.seqs = append(m.files, in), append(m.seqs, seq)
					changes = []warehouse.Change{change}
				case m.undone[seq]:
					m.undone[seq] = false
					changes, err = tx.Redo(f.ctx, seq)
				default:
					m.undone[seq] = true
					changes, err = tx.Undo(f.ctx, seq)
				}
				if err != nil {
					return err
				}
				return compare(t, f, tx, shops, before, m.current(), changes)
			}))
		}
	})
}

// compare checks the current rows, the counts, and that the predicate holds for every version
// that became or ceased to be current.
func compare(t *rapid.T, f *fixture, tx warehouse.Tx, shops []string, before, after map[string]version, changes []warehouse.Change) error {
	where := "false"
	var added, corrected, removed int64
	for _, c := range changes {
		where = c.Where
		added, corrected, removed = c.Added, c.Corrected, c.Removed
	}
	got, touched := map[string]version{}, map[version]bool{}
	read := func(query string, each func(version)) error {
		rows, err := tx.Query(f.ctx, query+" AND shop IN ($1, $2)", shops[0], shops[1])
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v version
			if err := rows.Scan(&v.shop, &v.key, &v.paid, &v.asOf); err != nil {
				return err
			}
			each(v)
		}
		return rows.Err()
	}
	const list = "SELECT shop, row_key, paid, coalesce(CAST(epoch(as_of) * 1000000 AS BIGINT), 0) FROM "
	err := read(list+"order_line WHERE true", func(v version) {
		if _, twice := got[v.shop+"/"+v.key]; twice {
			t.Fatalf("%+v is current twice", v)
		}
		got[v.shop+"/"+v.key] = v
	})
	if err != nil {
		return err
	}
	if err := read(list+"fact_order_line WHERE ("+where+")", func(v version) { touched[v] = true }); err != nil {
		return err
	}
	if !maps.Equal(got, after) {
		t.Fatalf("current %v\nwant    %v", got, after)
	}
	for name, v := range after {
		old, had := before[name]
		switch {
		case !had:
			added--
		case old != v:
			corrected--
		}
		if (!had || old != v) && (!touched[v] || had && !touched[old]) {
			t.Fatalf("%+v became current and %q misses it", v, where)
		}
	}
	for name, v := range before {
		if _, has := after[name]; !has {
			removed--
			if !touched[v] {
				t.Fatalf("%+v ceased to be current and %q misses it", v, where)
			}
		}
	}
	if added != 0 || corrected != 0 || removed != 0 {
		t.Fatalf("counts are off by %d added, %d corrected, %d removed: %+v", added, corrected, removed, changes)
	}
	return nil
}
