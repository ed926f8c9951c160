package duckdb

import (
	engine "github.com/duckdb/duckdb-go/v2"

	"github.com/suanpan/suanpan/internal/facts"
)

const (
	microsPerHour = 3_600_000_000
	microsPerDay  = 24 * microsPerHour
)

// streamFields are the columns of a stream: the system columns that differ from row to row,
// then the canonical columns that the file fills.
func streamFields(stream facts.Stream, dayStart int) []field {
	fields := []field{
		{"row_id", engine.TYPE_BIGINT, func(t *target, b *facts.Batch, firstID int64) error {
			ids := make([]int64, b.N)
			for i := range ids {
				ids[i] = firstID + int64(i)
			}
			return t.ints(ids)
		}},
		{"source_row", engine.TYPE_INTEGER, func(t *target, b *facts.Batch, _ int64) error { return t.int32s(b.SourceRow) }},
		{"row_key", engine.TYPE_VARCHAR, func(t *target, b *facts.Batch, _ int64) error { return t.strings(b.Key) }},
		{"row_hash", engine.TYPE_UBIGINT, func(t *target, b *facts.Batch, _ int64) error { return t.hashes(b.Hash) }},
		{"as_of", engine.TYPE_TIMESTAMP, func(t *target, b *facts.Batch, _ int64) error {
			valid := make([]bool, b.N)
			for i, at := range b.AsOf[:min(b.N, len(b.AsOf))] {
				valid[i] = at != 0
			}
			t.null(valid)
			return t.ints(b.AsOf)
		}},
	}
	if day, ok := dayField(stream, dayStart); ok {
		fields = append(fields, day)
	}
	return append(fields, columnFields(stream.Columns)...)
}

// columnFields are columns as a batch has them.
func columnFields(columns []facts.Column) []field {
	fields := make([]field, len(columns))
	for i, c := range columns {
		typ, write := writer(c.Kind)
		fields[i] = field{c.Name, typ, func(t *target, b *facts.Batch, _ int64) error {
			v := &b.Columns[i]
			if v.Valid != nil {
				t.null(v.Valid)
			}
			return write(t, v)
		}}
	}
	return fields
}

// writer says how a kind is handed to the engine.
func writer(k facts.Kind) (engine.Type, func(*target, *facts.Vector) error) {
	switch k {
	case facts.Money, facts.Price, facts.Int:
		return engine.TYPE_BIGINT, func(t *target, v *facts.Vector) error { return t.ints(v.Ints) }
	case facts.Bool:
		return engine.TYPE_BOOLEAN, func(t *target, v *facts.Vector) error { return t.bools(v.Ints) }
	case facts.Date:
		return engine.TYPE_DATE, func(t *target, v *facts.Vector) error { return t.dates(v.Ints) }
	case facts.Time:
		return engine.TYPE_TIMESTAMP, func(t *target, v *facts.Vector) error { return t.ints(v.Ints) }
	case facts.Ratio, facts.Number:
		return engine.TYPE_DOUBLE, func(t *target, v *facts.Vector) error { return t.floats(v.Floats) }
	default:
		return engine.TYPE_VARCHAR, func(t *target, v *facts.Vector) error { return t.strings(v.Strings) }
	}
}

// dayField is the business day of a row's main time, if the file has any column for it.
func dayField(stream facts.Stream, dayStart int) (field, bool) {
	type candidate struct {
		column int
		date   bool
	}
	var candidates []candidate
	for _, name := range stream.Table.When {
		for i, c := range stream.Columns {
			if c.Name == name {
				candidates = append(candidates, candidate{i, c.Kind == facts.Date})
			}
		}
	}
	shift := int64(dayStart) * microsPerHour
	return field{"day", engine.TYPE_DATE, func(t *target, b *facts.Batch, _ int64) error {
		days, valid := make([]int64, b.N), make([]bool, b.N)
		for _, c := range candidates {
			v := &b.Columns[c.column]
			for i := range days {
				switch {
				case valid[i], v.Valid != nil && !v.Valid[i]:
				case c.date:
					days[i], valid[i] = v.Ints[i], true
				default:
					days[i], valid[i] = floorDiv(v.Ints[i]-shift, microsPerDay), true
				}
			}
		}
		t.null(valid)
		return t.dates(days)
	}}, len(candidates) > 0
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
