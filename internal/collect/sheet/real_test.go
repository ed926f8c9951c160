package sheet

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestRealXLSX reads the six reports of ../shared/data/qianchuan, whose cells have
// references without row numbers. The data are not part of the project.
func TestRealXLSX(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "..", "shared", "data", "qianchuan")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the public data are not there: %v", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) != 6 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		book, err := Open(context.Background(), file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.Sheets[0].Head(100)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) < 3 || len(rows[0]) < 5 || rows[0][1] != "素材ID" {
			t.Errorf("%s: %d rows, header %q", file, len(rows), rows[0])
		}
		for i, row := range rows {
			if len(row) > len(rows[0]) {
				t.Errorf("%s: row %d has %d cells", file, i+1, len(row))
			}
		}
		t.Logf("%s: %d × %d %q", filepath.Base(file), len(rows), len(rows[0]), rows[1])
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}
