package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/suanpan/suanpan/internal/analysts/returns"
	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/courier"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/metrics/sums"
	"github.com/suanpan/suanpan/internal/radar"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/sqlite"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

// Version of the program.
const Version = "0.1.0"

// Names in a workspace's directory.
const (
	warehouseFile = "warehouse.duckdb"
	recordsFile   = "records.sqlite"
	filesDir      = "files"
	formatsDir    = "formats"
	keyFile       = "buyer.key"
	tempDir       = "tmp"     // spilled by the engine
	uploadsDir    = "uploads" // uploaded files while they are read
)

// Options are what a workspace is opened with.
type Options struct {
	MemoryMB int              // bound of the columnar store
	Now      func() time.Time // the clock
}

// Workspace is one merchant's open directory.
type Workspace struct {
	Dir  string
	Name string
	Jobs *Jobs

	store     warehouse.Store
	records   records.Store
	formats   atomic.Pointer[collect.Registry]
	metrics   *run.Runner // of the built-in catalogue; see Metrics
	library   library
	tokens    sync.Mutex // guards the list of tokens
	returns   *returns.Analyst
	tower     watchtower
	upkeep    *upkeep
	courier   *courier.Courier
	opened    int64        // when, in nanoseconds
	version   atomic.Int64 // of the data: rises with every committed change
	hashKey   []byte
	now       func() time.Time
	switching chan string
}

// Exists says whether dir holds a workspace.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, recordsFile))
	return err == nil
}

// Create makes an empty workspace in dir, which may exist if it is empty.
func Create(ctx context.Context, dir string, settings Settings, opt Options) (*Workspace, error) {
	if Exists(dir) {
		return nil, fault.New(fault.Conflict, "workspace_exists", fault.Args{"dir": dir})
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fault.New(fault.Invalid, "workspace_unusable", fault.Args{"dir": dir}).Because(err)
	}
	if len(entries) > 0 {
		return nil, fault.New(fault.Conflict, "workspace_not_empty", fault.Args{"dir": dir})
	}
	for _, d := range []string{dir, filepath.Join(dir, filesDir), filepath.Join(dir, formatsDir)} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, fault.New(fault.Invalid, "workspace_unusable", fault.Args{"dir": dir}).Because(err)
		}
	}
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, keyFile), key, 0o600); err != nil {
		return nil, err
	}
	w, err := open(ctx, dir, opt)
	if err != nil {
		return nil, err
	}
	if err := w.begin(ctx, settings); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// begin fills a new workspace: settings and the default rules, which are estimates.
func (w *Workspace) begin(ctx context.Context, settings Settings) error {
	if err := w.PutSettings(ctx, settings); err != nil {
		return err
	}
	rules, err := ledger.DefaultRules()
	if err != nil {
		return err
	}
	if _, err = w.records.PutRules(ctx, rules...); err != nil {
		return err
	}
	return w.catchUp(ctx)
}

// Open opens the workspace in dir and brings it up to date: the schema of this version, and
// the ledger where a change of rules was cut short.
func Open(ctx context.Context, dir string, opt Options) (*Workspace, error) {
	if !Exists(dir) {
		return nil, fault.New(fault.NotFound, "workspace_missing", fault.Args{"dir": dir})
	}
	w, err := open(ctx, dir, opt)
	if err != nil {
		return nil, err
	}
	if err := w.catchUp(ctx); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

func open(ctx context.Context, dir string, opt Options) (_ *Workspace, err error) {
	w := &Workspace{Dir: dir, Name: filepath.Base(dir), Jobs: NewJobs(opt.Now), now: opt.Now, switching: make(chan string, 1)}
	if w.hashKey, err = os.ReadFile(filepath.Join(dir, keyFile)); err != nil {
		return nil, fault.New(fault.Invalid, "workspace_damaged", fault.Args{"dir": dir, "file": keyFile}).Because(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, uploadsDir)); err != nil { // of a process that was killed
		return nil, err
	}
	registry, err := collect.LoadRegistry(filepath.Join(dir, formatsDir))
	if err != nil {
		return nil, fault.New(fault.Invalid, "format_broken", fault.Args{"reason": err.Error()}).Because(err)
	}
	w.formats.Store(registry)
	if w.upkeep, err = newUpkeep(ctx); err != nil {
		return nil, err
	}
	w.store, err = duckdb.Open(ctx, filepath.Join(dir, warehouseFile), duckdb.Options{MemoryMB: opt.MemoryMB, TempDir: filepath.Join(dir, tempDir)})
	if errors.Is(err, warehouse.ErrLocked) {
		return nil, fault.New(fault.Conflict, "workspace_busy", fault.Args{"dir": dir}).Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("open warehouse: %w", err)
	}
	if w.records, err = sqlite.Open(ctx, filepath.Join(dir, recordsFile)); err != nil {
		return nil, errors.Join(fmt.Errorf("open records: %w", err), w.store.Close())
	}
	if err = w.store.Update(ctx, func(tx warehouse.Tx) error {
		if _, err := tx.Exec(ctx, createState); err != nil {
			return err
		}
		anew, err := ledger.Migrate(ctx, tx)
		if err == nil && anew {
			err = putState(ctx, tx, rulesBuiltKey, "") // catchUp builds every day
		}
		if err != nil {
			return err
		}
		return sums.Migrate(ctx, tx)
	}); err != nil {
		return nil, errors.Join(fmt.Errorf("prepare ledger: %w", err), w.records.Close(), w.store.Close())
	}
	catalogue, err := metrics.Load()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("metric catalogue: %w", err), w.Close())
	}
	w.opened = opt.Now().UnixNano()
	w.metrics = run.New(catalogue, w.store, dialect.Dialect{}, run.Options{Version: w.dataVersion, Home: w.home, UpToDate: w.upToDate})
	w.courier = w.newCourier()
	w.returns = returns.New(w.metrics, w.store, w.dataVersion)
	if w.tower.radar, err = radar.New(w.metrics); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	w.keepUp()
	return w, nil
}

// Close waits for running jobs to stop and closes both stores.
func (w *Workspace) Close() error {
	w.Jobs.Close()
	w.upkeep.close()
	return errors.Join(w.records.Close(), w.store.Close())
}

// Siblings lists the workspaces in the same parent directory, this one included.
func (w *Workspace) Siblings() ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(w.Dir))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && Exists(filepath.Join(filepath.Dir(w.Dir), e.Name())) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// SwitchTo asks whoever serves this workspace to serve a sibling instead.
func (w *Workspace) SwitchTo(name string) error {
	siblings, err := w.Siblings()
	if err != nil {
		return err
	}
	if !slices.Contains(siblings, name) {
		return fault.New(fault.NotFound, "workspace_missing", fault.Args{"dir": name})
	}
	select {
	case w.switching <- name:
	default: // already on its way
	}
	return nil
}

// Switched gives the name of the sibling to serve next.
func (w *Workspace) Switched() <-chan string { return w.switching }
