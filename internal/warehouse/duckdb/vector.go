package duckdb

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"
	"unsafe"

	engine "github.com/duckdb/duckdb-go/v2"
	"github.com/duckdb/duckdb-go/v2/mapping"

	"github.com/suanpan/suanpan/internal/facts"
)

// The Go driver sets one value per call, with a type switch, and for strings a call into C each.
// At a hundred million values per import that is most of the time, so vectors are written
// through their memory as the engine's C interface describes it (duckdb.h):
//
//   - a vector's data is an array of the fixed-size type,
//   - its validity is a bit mask, least significant bit first, 1 for a value,
//   - a string is 16 bytes: its length, then up to 12 bytes of it in place; a longer one has
//     its first 4 bytes in place and a pointer to all of it in memory that the vector owns.
//     One assignment makes the vector own the long strings of a whole chunk at once.
const (
	stringSize = 16
	inPlace    = 12
)

// target writes batches into chunks. Each thread has its own.
type target struct {
	vec  mapping.Vector
	data unsafe.Pointer
	mask []uint64
	n    int
	long []byte // scratch: the long strings of one vector
	from []int  // scratch: where they begin
}

// errLayout means that the driver is not the version this file was written for.
var errLayout = errors.New("warehouse: the DuckDB driver lays out its chunks differently")

// fill writes a batch into a chunk.
func (t *target) fill(s *source, b *facts.Batch, chunk *engine.DataChunk) error {
	if b.N > engine.GetDataChunkCapacity() {
		return fmt.Errorf("warehouse: batch of %d rows", b.N)
	}
	raw, err := rawChunk(chunk)
	if err != nil {
		return err
	}
	if int(mapping.DataChunkGetColumnCount(raw)) != len(s.columns) {
		return errLayout
	}
	firstID := s.firstID + s.rows.Add(int64(b.N)) - int64(b.N)
	for i, c := range s.columns {
		t.vec = mapping.DataChunkGetVector(raw, mapping.IdxT(i))
		t.data = mapping.VectorGetData(t.vec)
		mask := mapping.VectorGetValidity(t.vec)
		if mask == nil {
			return errLayout
		}
		t.mask = unsafe.Slice((*uint64)(mask), (b.N+63)/64)
		t.n = b.N
		if err := c.fill(t, b, firstID); err != nil {
			return fmt.Errorf("warehouse: column %s: %w", c.name, err)
		}
	}
	return nil
}

// rawChunk finds the engine's chunk behind the driver's, by name, so that another layout is an
// error and not a wild pointer.
func rawChunk(chunk *engine.DataChunk) (mapping.DataChunk, error) {
	v := reflect.ValueOf(chunk).Elem().FieldByName("chunk")
	if !v.IsValid() || v.Kind() != reflect.Struct {
		return mapping.DataChunk{}, errLayout
	}
	p := v.FieldByName("Ptr")
	if !p.IsValid() || p.Kind() != reflect.UnsafePointer {
		return mapping.DataChunk{}, errLayout
	}
	return mapping.DataChunk{Ptr: p.UnsafePointer()}, nil
}

// null marks the rows without a value.
func (t *target) null(valid []bool) {
	for i, ok := range valid[:min(t.n, len(valid))] {
		if !ok {
			t.mask[i>>6] &^= 1 << (i & 63)
		}
	}
}

// ints writes 64-bit integers and times.
func (t *target) ints(values []int64) error {
	if len(values) < t.n {
		return errShort
	}
	copy(unsafe.Slice((*int64)(t.data), t.n), values)
	return nil
}

// int32s writes 32-bit integers.
func (t *target) int32s(values []int32) error {
	if len(values) < t.n {
		return errShort
	}
	copy(unsafe.Slice((*int32)(t.data), t.n), values)
	return nil
}

// dates writes days since 1970-01-01.
func (t *target) dates(values []int64) error {
	if len(values) < t.n {
		return errShort
	}
	data := unsafe.Slice((*int32)(t.data), t.n)
	for i := range data {
		data[i] = int32(values[i])
	}
	return nil
}

func (t *target) bools(values []int64) error {
	if len(values) < t.n {
		return errShort
	}
	data := unsafe.Slice((*uint8)(t.data), t.n)
	for i := range data {
		data[i] = 0
		if values[i] != 0 {
			data[i] = 1
		}
	}
	return nil
}

func (t *target) floats(values []float64) error {
	if len(values) < t.n {
		return errShort
	}
	copy(unsafe.Slice((*float64)(t.data), t.n), values)
	return nil
}

func (t *target) hashes(values []uint64) error {
	if len(values) < t.n {
		return errShort
	}
	copy(unsafe.Slice((*uint64)(t.data), t.n), values)
	return nil
}

// errShort means that a batch's vector has fewer values than the batch has rows.
var errShort = errors.New("fewer values than rows")

// strings writes strings.
func (t *target) strings(values []string) error {
	if len(values) < t.n {
		return errShort
	}
	data := unsafe.Slice((*byte)(t.data), t.n*stringSize)
	t.long, t.from = t.long[:0], t.from[:0]
	last := ""
	for i, s := range values[:t.n] {
		d := data[i*stringSize : (i+1)*stringSize : (i+1)*stringSize]
		binary.NativeEndian.PutUint32(d, uint32(len(s)))
		clear(d[4:])
		if len(s) <= inPlace {
			if !utf8.ValidString(s) {
				return fmt.Errorf("row %d of a batch is not UTF-8: %q", i, s)
			}
			copy(d[4:], s)
			continue
		}
		if len(t.from) > 0 && s == last {
			t.from = append(t.from, t.from[len(t.from)-1])
			continue
		}
		if !utf8.ValidString(s) {
			return fmt.Errorf("row %d of a batch is not UTF-8: %q", i, s)
		}
		t.from = append(t.from, len(t.long))
		t.long = append(t.long, s...)
		last = s
	}
	if len(t.from) == 0 {
		return nil
	}
	return t.point(data, values)
}

// point gives the long strings to the vector and points every row at its own.
func (t *target) point(data []byte, values []string) error {
	first := [4]byte(data[:4])
	prefix := [inPlace]byte(data[4:stringSize])
	mapping.VectorAssignStringElementLen(t.vec, 0, t.long)
	base := binary.NativeEndian.Uint64(data[8:])
	if binary.NativeEndian.Uint32(data) != uint32(len(t.long)) || base == 0 {
		return errLayout
	}
	copy(data, first[:])
	copy(data[4:], prefix[:])
	k := 0
	for i, s := range values[:t.n] {
		if len(s) <= inPlace {
			continue
		}
		d := data[i*stringSize : (i+1)*stringSize : (i+1)*stringSize]
		copy(d[4:8], s)
		binary.NativeEndian.PutUint64(d[8:], base+uint64(t.from[k]))
		k++
	}
	return nil
}
