package app

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Diagnosis is what the doctor found.
type Diagnosis struct {
	Healthy bool    `json:"healthy"`
	Checks  []Check `json:"checks"`
}

// Check is one thing that must hold.
type Check struct {
	Name  string `json:"name"`
	OK    bool   `json:"ok"`
	Count int64  `json:"count" doc:"how many violations"`
}

// linesUncosted counts paid order lines that are not in the ledger. Unpaid lines, lines closed before they were
// paid and excluded orders have no place there; a line without a time has the state of its order.
const linesUncosted = `WITH place AS (
	SELECT platform, shop, order_id, min(state) AS state, min(paid_at) AS paid_at FROM (
		SELECT platform, shop, order_id, state, paid_at FROM "order"
		UNION ALL SELECT platform, shop, order_id, state, paid_at FROM order_line WHERE day IS NOT NULL)
	WHERE order_id IN (SELECT order_id FROM order_line WHERE day IS NULL) GROUP BY ALL
), sold AS (
	SELECT l.row_id, l.order_id, coalesce(l.state, p.state, 'paid') AS state, coalesce(l.paid_at, p.paid_at) AS paid_at
	FROM order_line l LEFT JOIN place p ON l.day IS NULL AND p.platform = l.platform AND p.shop = l.shop AND p.order_id = l.order_id
)
SELECT count(*) FROM sold s ANTI JOIN line_profit c ON c.fact_row = s.row_id ANTI JOIN excluded_order x ON x.order_id = s.order_id
WHERE s.state <> 'unpaid' AND NOT (s.state = 'closed' AND s.paid_at IS NULL)`

// Doctor checks what must hold in every workspace: lines sum to the roll-up, no order line is in the
// ledger twice, every paid one is in it, every live import has its rows, every kept file is there.
func (w *Workspace) Doctor(ctx context.Context) (Diagnosis, error) {
	d := Diagnosis{Healthy: true}
	sums := make([]string, 0, len(ledger.Components()))
	for _, c := range ledger.Components() {
		sums = append(sums, fmt.Sprintf("CAST(sum(%s) AS BIGINT)", c.Name))
	}
	all := strings.Join(sums, ", ")
	for _, check := range []struct{ name, sql string }{
		{"rollup_equals_lines", `SELECT count(*) FROM ((SELECT day, shop, currency, ` + all + ` FROM line_profit GROUP BY ALL
			EXCEPT SELECT day, shop, currency, ` + all + ` FROM profit_day GROUP BY ALL))`},
		{"line_once", `SELECT count(*) FROM (SELECT 1 FROM line_profit WHERE fact_row IS NOT NULL GROUP BY fact_row HAVING count(*) > 1)`},
		{"lines_costed", linesUncosted},
		{"key_once", `SELECT count(*) FROM (SELECT 1 FROM order_line GROUP BY shop, row_key HAVING count(*) > 1)`},
		{"import_complete", `SELECT count(*) FROM import_log WHERE status = 'live' AND added > 0 AND tbl = 'order_line'
			AND import_seq NOT IN (SELECT import_seq FROM fact_order_line UNION SELECT import_seq FROM seen_order_line)`},
	} {
		var n int64
		if err := firstRow(ctx, w.store, []any{&n}, check.sql); err != nil {
			return d, fmt.Errorf("check %s: %w", check.name, err)
		}
		d.add(check.name, n)
	}
	missing, err := w.missingArchives(ctx)
	if err != nil {
		return d, err
	}
	d.add("files_kept", missing)
	return d, nil
}

func (d *Diagnosis) add(name string, violations int64) {
	d.Checks = append(d.Checks, Check{name, violations == 0, violations})
	d.Healthy = d.Healthy && violations == 0
}

// missingArchives counts imports whose kept file is gone.
func (w *Workspace) missingArchives(ctx context.Context) (n int64, err error) {
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return 0, err
	}
	for _, i := range log {
		if _, err := os.Stat(w.archivePath(i.SHA256, i.Sheet)); err != nil {
			n++
		}
	}
	return n, nil
}
