package storetest

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// sheet is a file with some of the columns of an order line.
type sheet struct {
	shop    string
	columns []string // columns that the file has, besides the key
	assumed []string // those of them that it does not state
	made    bool     // goods_amount is made of qty and paid
	rows    []line
}

// line is a row of a sheet: what it says by column, "" for nothing.
type line struct {
	key   string
	cells map[string]string
}

// ofLines are the columns of sheets. Times are hours since 1970, money and counts are integers.
var ofLines = []string{"sku", "qty", "paid", "created_at", "paid_at", "currency", "goods_amount"}

// madeOf are the columns that goods_amount is made of, where it is.
var madeOf = []string{"qty", "paid"}

func (s sheet) stream() facts.Stream {
	table, _ := facts.Lookup("order_line")
	n := len(s.rows)
	b := &facts.Batch{N: n, SourceRow: make([]int32, n), Key: make([]string, n), Hash: make([]uint64, n), AsOf: make([]int64, n)}
	stream := facts.Stream{Table: table, Assumed: s.assumed}
	if s.made {
		stream.Computed = map[string][]string{"goods_amount": madeOf}
	}
	for i, r := range s.rows {
		b.SourceRow[i], b.Key[i] = int32(i), r.key
		b.AsOf[i] = r.asOf(s.columns)
		h := fnv.New64a()
		fmt.Fprint(h, r.content(s.columns))
		b.Hash[i] = h.Sum64()
	}
	for _, name := range s.columns {
		c, _ := table.Column(name)
		stream.Columns = append(stream.Columns, c)
		v := facts.Vector{Valid: make([]bool, n)}
		if c.Kind.Physical() == facts.String {
			v.Strings = make([]string, n)
		} else {
			v.Ints = make([]int64, n)
		}
		for i, r := range s.rows {
			text := r.cells[name]
			v.Valid[i] = text != ""
			if v.Strings != nil {
				v.Strings[i] = text
			} else if v.Valid[i] {
				v.Ints[i], _ = strconv.ParseInt(text, 10, 64)
				if c.Kind == facts.Time {
					v.Ints[i] *= hour
				}
			}
		}
		b.Columns = append(b.Columns, v)
	}
	batches := make(chan *facts.Batch, 1)
	if n > 0 {
		batches <- b
	}
	close(batches)
	stream.Batches = batches
	return stream
}

// content is what the row says, without what it leaves empty.
func (r line) content(columns []string) string {
	var b strings.Builder
	b.WriteString(r.key)
	for _, c := range ofLines {
		if slices.Contains(columns, c) && r.cells[c] != "" {
			fmt.Fprintf(&b, " %s=%s", c, r.cells[c])
		}
	}
	return b.String()
}

// asOf is the latest time of the row in microseconds.
func (r line) asOf(columns []string) (latest int64) {
	for _, c := range []string{"created_at", "paid_at"} {
		if h, _ := strconv.ParseInt(r.cells[c], 10, 64); slices.Contains(columns, c) {
			latest = max(latest, h*hour)
		}
	}
	return latest
}

func (s sheet) add(ctx context.Context, tx warehouse.Tx) (int64, warehouse.Change, error) {
	seq, err := warehouse.NextImport(ctx, tx)
	if err != nil {
		return 0, warehouse.Change{}, err
	}
	change, err := tx.Append(ctx, warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: s.shop, Format: "suite", DayStart: 4}, s.stream())
	if err != nil {
		return 0, change, err
	}
	return seq, change, warehouse.LogImport(ctx, tx, warehouse.Import{Seq: seq, Shop: s.shop, Table: "order_line"})
}

// sheets is the warehouse in the plainest words, by column: every import's rows, and which count.
type sheets struct {
	files  []sheet
	seqs   []int64 // parallel to files
	undone map[int64]bool
}

// variant is a version of the model.
type variant struct {
	asOf, seq, row int64
	cells          map[string]string
	states, has    map[string]bool
	own            map[string]bool // of the columns that it states, else of those that it has: not made of others
}

// current is what the view must show, by shop and key, as text.
func (m *sheets) current() map[string]string {
	versions := map[string]map[string]*variant{}
	for i, f := range m.files {
		if m.undone[m.seqs[i]] {
			continue
		}
		for row, r := range f.rows {
			name := f.shop + "/" + r.key
			if versions[name] == nil {
				versions[name] = map[string]*variant{}
			}
			v := versions[name][r.content(f.columns)]
			if v == nil {
				v = &variant{asOf: r.asOf(f.columns), seq: m.seqs[i], cells: map[string]string{}, states: map[string]bool{}, has: map[string]bool{}, own: map[string]bool{}}
				versions[name][r.content(f.columns)] = v
			}
			if v.seq == m.seqs[i] {
				v.row = int64(row)
			}
			for _, c := range f.columns {
				own, states := !f.made || c != "goods_amount", !slices.Contains(f.assumed, c)
				switch {
				case states && !v.states[c], !v.has[c]:
					v.own[c] = own
				case states == v.states[c]:
					v.own[c] = v.own[c] || own
				}
				v.has[c] = true
				v.states[c] = v.states[c] || states
				v.cells[c] = r.cells[c]
			}
		}
	}
	now := map[string]string{}
	for name, vs := range versions {
		ranked := slices.SortedFunc(maps.Values(vs), func(a, b *variant) int {
			return -cmp.Or(cmp.Compare(a.asOf, b.asOf), cmp.Compare(a.seq, b.seq), cmp.Compare(a.row, b.row))
		})
		cells := map[string]string{}
		var made *variant
		for _, c := range ofLines {
			at := slices.IndexFunc(ranked, func(v *variant) bool { return v.states[c] })
			if at < 0 {
				at = slices.IndexFunc(ranked, func(v *variant) bool { return v.has[c] })
			}
			if at >= 0 {
				cells[c] = ranked[at].cells[c]
			}
			if at >= 0 && c == "goods_amount" && !ranked[at].own[c] {
				made = ranked[at]
			}
		}
		if from := made; from != nil && slices.ContainsFunc(madeOf, func(c string) bool { return from.cells[c] != cells[c] }) {
			cells["goods_amount"] = ""
		}
		day := ""
		if h, err := strconv.Atoi(cmp.Or(cells["paid_at"], cells["created_at"])); err == nil {
			day = strconv.Itoa((h - 4) / 24)
		}
		now[name] = show(name, cells, day)
	}
	return now
}

func show(name string, cells map[string]string, day string) string {
	for _, c := range ofLines {
		name += " " + c + "=" + cells[c]
	}
	return name + " day=" + day
}

// read reads rows of a relation as the model shows them, with what else the driver says of them.
func (f *fixture) read(q warehouse.Queryer, relation, shop string) (rows []string, exact []string, err error) {
	list := "shop || '/' || row_key"
	for _, c := range ofLines {
		expr := c
		if strings.HasSuffix(c, "_at") {
			expr = "epoch(" + c + ") // 3600"
		}
		list += ", coalesce(CAST(CAST(" + expr + " AS " + map[bool]string{true: "VARCHAR", false: "BIGINT"}[c == "sku" || c == "currency"] + ") AS VARCHAR), '')"
	}
	found, err := q.Query(f.ctx, "SELECT "+list+", coalesce(CAST(day - DATE '1970-01-01' AS VARCHAR), ''), CAST(row_id AS VARCHAR) || ' ' || import_seq || ' ' || source_row FROM "+relation+" WHERE starts_with(shop, $1)", shop)
	if err != nil {
		return nil, nil, err
	}
	defer found.Close()
	for found.Next() {
		values := make([]string, len(ofLines)+3)
		into := make([]any, len(values))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			return nil, nil, err
		}
		cells := map[string]string{}
		for i, c := range ofLines {
			cells[c] = values[i+1]
		}
		rows = append(rows, show(values[0], cells, values[len(values)-2]))
		exact = append(exact, rows[len(rows)-1]+" "+values[len(values)-1])
	}
	slices.Sort(exact)
	return rows, exact, found.Err()
}

// anyColumns imports random files with random columns in random order, undoes and redoes them,
// and compares with the model after each step.
func anyColumns(t *testing.T, d Driver) {
	f := open(t, d)
	all := sheet{columns: ofLines}.stream()
	f.must(f.store.Widen(f.ctx, all.Table, all.Columns))
	cell := map[string][]string{
		"sku": {"", "S", "M"}, "qty": {"", "1", "2"}, "paid": {"", "5", "7"}, "created_at": {"", "25", "30"}, "paid_at": {"", "27", "60"}, "currency": {"CNY", "USD"}, "goods_amount": {"", "9"},
	}
	row := rapid.Custom(func(t *rapid.T) line {
		r := line{key: strconv.Itoa(rapid.IntRange(0, 1).Draw(t, "key")), cells: map[string]string{}}
		for _, c := range ofLines {
			r.cells[c] = rapid.SampledFrom(cell[c]).Draw(t, c)
		}
		return r
	})
	round := 0
	rapid.Check(t, func(t *rapid.T) {
		round++
		place := "R" + strconv.Itoa(round) + "-"
		m := &sheets{undone: map[int64]bool{}}
		states := map[string][]string{} // exact rows by which imports there are and count
		for range rapid.IntRange(2, 10).Draw(t, "steps") {
			before := m.current()
			var changes []warehouse.Change
			seq := int64(0)
			if len(m.files) > 0 && rapid.IntRange(0, 2).Draw(t, "turn back") == 0 {
				seq = rapid.SampledFrom(m.seqs).Draw(t, "import")
			}
			f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
				switch {
				case seq == 0:
					in := sheet{shop: place + rapid.SampledFrom([]string{"A", "B"}).Draw(t, "shop"), rows: rapid.SliceOfN(row, 0, 4).Draw(t, "rows")}
					for _, c := range ofLines {
						switch rapid.IntRange(0, 4).Draw(t, "has "+c) {
						case 0, 1:
						case 2:
							in.assumed = append(in.assumed, c)
							fallthrough
						default:
							in.columns = append(in.columns, c)
						}
					}
					in.made = rapid.Bool().Draw(t, "made") && !slices.ContainsFunc(madeOf, func(c string) bool { return !slices.Contains(in.columns, c) })
					var change warehouse.Change
					seq, change, err = in.add(f.ctx, tx)
					if err == nil && change.Added+change.Unchanged+change.Corrected+change.Outdated != int64(len(in.rows)) {
						t.Fatalf("%+v does not account for %d rows", change, len(in.rows))
					}
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
				exact, err := f.sameAs(t, tx, place, before, m.current(), changes)
				var counting []int64
				for _, s := range m.seqs {
					if !m.undone[s] {
						counting = append(counting, s)
					}
				}
				if old, again := states[fmt.Sprint(counting)]; again && !slices.Equal(old, exact) {
					t.Fatalf("the same imports count, but now there is %v\ninstead of %v", exact, old)
				}
				states[fmt.Sprint(counting)] = exact
				return err
			}))
		}
	})
}

// sameAs checks the current rows, the counts, and that the change has every row that was or is
// current of a key that changed.
func (f *fixture) sameAs(t *rapid.T, tx warehouse.Tx, shop string, before, after map[string]string, changes []warehouse.Change) ([]string, error) {
	rows, exact, err := f.read(tx, "order_line", shop)
	if err != nil {
		return nil, err
	}
	want := slices.Sorted(maps.Values(after))
	slices.Sort(rows)
	if !slices.Equal(rows, want) {
		t.Fatalf("current %s\nwant    %s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	parts, err := tx.Query(f.ctx, "SELECT row_id FROM part_order_line WHERE row_id NOT IN (SELECT row_id FROM order_line) OR row_id = source_id")
	if err != nil {
		return nil, err
	}
	left := parts.Next()
	if err := cmp.Or(parts.Err(), parts.Close()); err != nil {
		return nil, err
	}
	if left {
		t.Fatal("parts of rows that are not current")
	}
	var added, corrected, removed int64
	var touched []string
	for _, c := range changes {
		added, corrected, removed = c.Added, c.Corrected, c.Removed
		if touched, _, err = f.read(tx, c.Rows(), shop); err != nil {
			return nil, err
		}
	}
	for name := range maps.Keys(before) {
		if _, has := after[name]; !has {
			removed--
		}
	}
	for name, now := range after {
		old, had := before[name]
		switch {
		case !had:
			added--
		case old != now:
			corrected--
		}
	}
	if added != 0 || corrected != 0 || removed != 0 {
		t.Fatalf("counts are off by %d added, %d corrected, %d removed: %+v", added, corrected, removed, changes)
	}
	for name := range maps.Keys(both(before, after)) {
		for _, row := range []string{before[name], after[name]} {
			if before[name] != after[name] && row != "" && !slices.Contains(touched, row) {
				t.Fatalf("%q changed, but the change has only %q", row, touched)
			}
		}
	}
	return exact, nil
}

func both(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
