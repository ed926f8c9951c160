package main

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
	"strings"
	"time"

	engine "github.com/duckdb/duckdb-go/v2"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
)

// importing measures the import of the order file with its ledger, and the peer.
func (o options) importing(ctx context.Context) ([]measurement, error) {
	if err := o.needOrders(ctx); err != nil {
		return nil, err
	}
	peer, err := o.start(ctx, "duckdb read_csv")
	if err != nil {
		return nil, err
	}
	own, err := o.start(ctx, "suanpan import")
	if err != nil {
		return nil, err
	}
	const against = "DuckDB CREATE TABLE AS read_csv"
	return []measurement{
		measurement{Name: "import + ledger", Value: own.Seconds["import"], Unit: "s", RatioLimit: 3, Stretch: 2}.against(against, peer.Seconds["import"]),
		measurement{Name: "import, ledger and sources, processor time", Value: own.CPU, Unit: "s"}.against(against, peer.CPU),
		measurement{Name: "sources beside the ledger, caught up behind it", Value: own.Seconds["sources"], Unit: "s"}.against(against, peer.Seconds["import"]),
		measurement{Name: "import + ledger, peak memory", Value: own.PeakMB, Unit: "MB", Limit: 4000}.against(against, peer.PeakMB),
	}, nil
}

// importOrders imports the file into a fresh workspace, from opening to closing it; the next opening
// brings up to date what the import does not wait for.
func (o options) importOrders(ctx context.Context, r *outcome) error {
	dir := o.workspace()
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := r.time("import", func() error {
		w, err := app.Create(ctx, dir, app.DefaultSettings(), app.Options{Now: time.Now})
		if err != nil {
			return err
		}
		step, since := "", time.Now()
		result, err := w.Import(ctx, app.ImportRequest{Paths: []string{o.orders()}}, func(p app.Progress) {
			if p.Step != step {
				fmt.Fprintf(os.Stderr, "%10.1f s  %s\n", time.Since(since).Seconds(), p.Step)
				step = p.Step
			}
		})
		if err = errors.Join(err, w.Close()); err != nil {
			return err
		}
		if f := result.Files[0]; f.Added != o.lines {
			return fmt.Errorf("%d lines in, not %d: %+v", f.Added, o.lines, f.Problem)
		}
		return nil
	}); err != nil {
		return err
	}
	return r.time("sources", func() error {
		w, err := app.Open(ctx, dir, app.Options{Now: time.Now})
		if err != nil {
			return err
		}
		return errors.Join(w.CatchUpSources(ctx), w.Close())
	})
}

// readCSV is the peer: the engine's own way of reading the file into a table of a fresh database.
func (o options) readCSV(ctx context.Context, r *outcome) error {
	dir := filepath.Join(o.dir, "peer")
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o700)); err != nil {
		return err
	}
	err := r.time("import", func() error {
		settings := url.Values{
			"memory_limit":             {strconv.Itoa(duckdb.DefaultMemoryMB) + "MB"},
			"threads":                  {strconv.Itoa(runtime.NumCPU())},
			"temp_directory":           {filepath.Join(dir, "tmp")},
			"preserve_insertion_order": {"false"},
		}
		connector, err := engine.NewConnector(filepath.Join(dir, "peer.duckdb")+"?"+settings.Encode(), nil)
		if err != nil {
			return err
		}
		db := sql.OpenDB(connector)
		_, err = db.ExecContext(ctx, "CREATE TABLE orders AS SELECT * FROM read_csv('"+strings.ReplaceAll(o.orders(), "'", "''")+"')")
		return errors.Join(err, db.Close())
	})
	return errors.Join(err, os.RemoveAll(dir))
}
