package duckdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"

	engine "github.com/duckdb/duckdb-go/v2"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// DefaultMemoryMB leaves room for readers and parsers in a process that shall stay below 4 GB.
const DefaultMemoryMB = 2500

// Options says what the engine may use.
type Options struct {
	MemoryMB int    // the engine's memory limit in MB (10^6 bytes); 0: DefaultMemoryMB
	Threads  int    // 0: one per processor
	TempDir  string // where the engine spills; emptied at Open; "": the file's path + ".tmp"
}

// Store is a warehouse in one DuckDB file.
type Store struct {
	path    string
	unlock  func() error
	db      *sql.DB
	writing sync.Mutex // held by Update and Backup
	write   *sql.Conn  // used under writing only
	feed    *feed
}

var _ warehouse.Store = (*Store)(nil)

// Open opens or creates the store in the file at path, whose directory exists, and brings its
// schema up to date.
// The error is warehouse.ErrLocked while another Store has the file open.
func Open(ctx context.Context, path string, opt Options) (_ *Store, err error) {
	if opt.MemoryMB == 0 {
		opt.MemoryMB = DefaultMemoryMB
	}
	if opt.Threads == 0 {
		opt.Threads = runtime.NumCPU()
	}
	if opt.TempDir == "" {
		opt.TempDir = path + ".tmp"
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("warehouse: %w", err)
	}
	unlock, err := lock(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, unlock: unlock, feed: &feed{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	// What a killed process spilled is of no use to anyone.
	if err := os.RemoveAll(opt.TempDir); err != nil {
		return nil, fmt.Errorf("warehouse: %w", err)
	}
	settings := url.Values{
		"memory_limit":                 {strconv.Itoa(opt.MemoryMB) + "MB"},
		"threads":                      {strconv.Itoa(opt.Threads)},
		"temp_directory":               {opt.TempDir},
		"preserve_insertion_order":     {"false"},
		"checkpoint_threshold":         {checkpointLog},
		"autoinstall_known_extensions": {"false"},
	}
	connector, err := engine.NewConnector(path+"?"+settings.Encode(), nil)
	if err != nil {
		return nil, fmt.Errorf("warehouse: open %s: %w", path, err)
	}
	s.db = sql.OpenDB(connector)
	s.db.SetMaxIdleConns(2 * opt.Threads)
	s.write, err = s.db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("warehouse: open %s: %w", path, err)
	}
	if err := s.feed.register(s.write); err != nil {
		return nil, err
	}
	if err := s.update(ctx, migrate); err != nil {
		return nil, fmt.Errorf("warehouse: schema of %s: %w", path, err)
	}
	return s, nil
}

// Query implements warehouse.Store.
func (s *Store) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.db.QueryContext(ctx, query, args...)
}

// Close waits for a running Update, writes everything into the database file and lets go of it.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var errs []error
	if s.write != nil {
		errs = append(errs, s.write.Close())
		s.write = nil
	}
	if s.db != nil {
		errs = append(errs, s.db.Close())
		s.db = nil
	}
	if s.unlock != nil {
		errs = append(errs, s.unlock())
		s.unlock = nil
	}
	return errors.Join(errs...)
}
