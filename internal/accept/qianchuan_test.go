package accept

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/money"
)

// Six 千川 material reports with inline strings and broken cell references.
func TestAcceptQianchuan(t *testing.T) {
	dir, ok := dataDir(t, "qianchuan")
	if !ok {
		return
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(paths) != 6 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	w := workspace(t)
	files := load(t, w, paths...)
	rows := int64(0)
	for _, f := range files {
		if f.Format != "qianchuan_material" || f.Rows < 3 {
			t.Errorf("%s: %s, %d rows", f.Path, f.Format, f.Rows)
		}
		rows += f.Rows
	}
	s := statement(t, w, "CNY")
	f := openFacts(t, w)
	n := f.row(`SELECT count(*), CAST(sum(spend) AS BIGINT), count(DISTINCT date) FROM ad_daily`, 3)
	if n[0] != rows || n[1] != 1109643 || n[2] != 6 {
		t.Errorf("%d rows of %d, spend %s, %d days", n[0], rows, money.Format(n[1], "CNY"), n[2])
	}
	about(t, "ads of the ledger, on no sale", s.Components["ads"].Amount, -n[1], 0)
	report(t, fmt.Sprintf("千川: %d files recognised, %d rows, spend %s, the same in the ledger as unallocated", len(files), rows, money.Format(n[1], "CNY")))
}
