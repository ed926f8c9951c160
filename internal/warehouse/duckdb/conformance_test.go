package duckdb_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Driver{Open: func(ctx context.Context, dir string) (warehouse.Store, error) {
		return duckdb.Open(ctx, filepath.Join(dir, "warehouse.duckdb"), duckdb.Options{MemoryMB: 500})
	}})
}
