package duckdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	engine "github.com/duckdb/duckdb-go/v2"

	"github.com/suanpan/suanpan/internal/facts"
)

// streamFunction is the table function through which rows enter the engine.
const streamFunction = "suanpan_stream"

// feed connects the table function of the write connection to the source of the statement
// that is about to run.
type feed struct {
	mu  sync.Mutex
	src *source
}

func (f *feed) register(conn *sql.Conn) error {
	err := engine.RegisterTableUDF(conn, streamFunction, engine.ParallelChunkTableFunction{
		BindArguments: func(map[string]any, ...any) (engine.ParallelChunkTableSource, error) {
			f.mu.Lock()
			defer f.mu.Unlock()
			if f.src == nil {
				return nil, errors.New(streamFunction + " has nothing to read")
			}
			return f.src, nil
		},
	})
	if err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	return nil
}

func (f *feed) set(src *source) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.src = src
}

// source gives the batches of one stream to the engine's threads.
type source struct {
	ctx     context.Context
	columns []field
	batches <-chan *facts.Batch
	ahead   atomic.Pointer[facts.Batch] // read before the statement ran; before batches
	rows    atomic.Int64                // handed out so far
	firstID int64                       // row_id of the first row
	fail    atomic.Pointer[error]
}

// field is one column of the table function and where a batch holds it.
type field struct {
	name string
	typ  engine.Type
	fill func(v *target, b *facts.Batch, firstID int64) error
}

var _ engine.ParallelChunkTableSource = (*source)(nil)

// ColumnInfos implements the engine's table source.
func (s *source) ColumnInfos() []engine.ColumnInfo {
	infos := make([]engine.ColumnInfo, len(s.columns))
	for i, c := range s.columns {
		info, err := engine.NewTypeInfo(c.typ)
		if err != nil {
			_ = s.failed(err) // kept for the Append that reads this stream
		}
		infos[i] = engine.ColumnInfo{Name: c.name, T: info}
	}
	return infos
}

// Cardinality implements the engine's table source: how long a stream is nobody knows.
func (s *source) Cardinality() *engine.CardinalityInfo { return nil }

// Init implements the engine's table source: as many threads as the engine has.
func (s *source) Init() engine.ParallelTableSourceInfo {
	return engine.ParallelTableSourceInfo{MaxThreads: 1 << 10}
}

// NewLocalState gives every thread its scratch memory.
func (s *source) NewLocalState() any { return &target{} }

// FillChunk gives the engine the next batch; an empty chunk ends the thread's share.
func (s *source) FillChunk(local any, chunk engine.DataChunk) error {
	t, ok := local.(*target)
	if !ok {
		return s.failed(fmt.Errorf("warehouse: scratch memory is a %T", local))
	}
	b, err := s.next()
	if err != nil {
		return s.failed(err)
	}
	if b == nil {
		return chunk.SetSize(0)
	}
	if err := t.fill(s, b, &chunk); err != nil {
		return s.failed(err)
	}
	return chunk.SetSize(b.N)
}

// next is the next batch that has rows; nil after the last.
func (s *source) next() (*facts.Batch, error) {
	if b := s.ahead.Swap(nil); b != nil {
		return b, nil
	}
	for {
		select {
		case <-s.ctx.Done():
			return nil, s.ctx.Err()
		case b, ok := <-s.batches:
			if !ok {
				return nil, nil
			}
			if b.N > 0 {
				return b, nil
			}
		}
	}
}

// long says, before any batch is given to the engine, whether there are many rows: whether the first batch
// is full.
func (s *source) long(ctx context.Context) (bool, error) {
	s.ctx = ctx
	b, err := s.next()
	if b == nil || err != nil {
		return false, err
	}
	s.ahead.Store(b)
	return b.N == facts.BatchRows, nil
}

// failed keeps the error as it is: the engine passes on only its text.
func (s *source) failed(err error) error {
	s.fail.CompareAndSwap(nil, &err)
	return err
}

func (s *source) err() error {
	if p := s.fail.Load(); p != nil {
		return *p
	}
	return nil
}
