package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/recordstest"
	"github.com/suanpan/suanpan/internal/records/sqlite"
)

func TestConformance(t *testing.T) {
	dirs := map[string]string{}
	recordstest.Run(t, recordstest.Driver{Open: func(t *testing.T, name string) records.Store {
		key := t.Name() + "/" + name
		if dirs[key] == "" {
			dirs[key] = t.TempDir()
		}
		// A path that would break a careless DSN.
		s, err := sqlite.Open(t.Context(), filepath.Join(dirs[key], "a b?c#商家.sqlite"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}})
}
