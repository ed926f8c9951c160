package ledger

import (
	"context"
	"fmt"
	"strings"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// schemaVersion changes whenever the derived tables do; they are then made anew, empty, and
// every day is to be rebuilt.
const schemaVersion = 7

// Column is a column of a ledger table besides the components.
type column struct{ name, typ string }

// lineColumns name a row of line_profit. Text is ” where unknown, never NULL.
var lineColumns = []column{
	{"day", "DATE"}, {"platform", "VARCHAR"}, {"shop", "VARCHAR"}, {"currency", "VARCHAR"},
	{"order_id", "VARCHAR"}, {"line_id", "VARCHAR"},
	{"fact_row", "BIGINT"}, // row_id in fact_order_line; NULL where no line file has the order
	{"sku", "VARCHAR"}, {"spu_code", "VARCHAR"}, {"product_id", "VARCHAR"}, {"product_name", "VARCHAR"},
	{"category", "VARCHAR"}, {"channel", "VARCHAR"}, {"account", "VARCHAR"},
	{"influencer_id", "VARCHAR"}, {"influencer_name", "VARCHAR"}, {"session_id", "VARCHAR"},
	{"content_id", "VARCHAR DEFAULT ''"}, {"province", "VARCHAR"}, {"warehouse", "VARCHAR"},
	{"line_kind", "VARCHAR"}, // goods|gift|postage|charge|return|writeoff|adjustment|unallocated
	{"state", "VARCHAR"}, {"paid_at", "TIMESTAMP"},
	{"estimated", "INTEGER"}, {"missing", "INTEGER"}, // bit = position of the component
	{"lines", "BIGINT"},  // 1; 0 for unallocated
	{"orders", "BIGINT"}, // 1 on the first line of an order of the day, else 0
	{"qty", "BIGINT"},
	// what commissions and payment fee should be by order and rules, whatever was charged; negative
	// in the line's own currency
	{"expected_fees", "BIGINT DEFAULT 0"},
	// of a line converted into the reporting currency, which is then its currency: its own, the rate
	// (of records.RateScale) and its own amounts of list_sales to refunds
	{"own_currency", "VARCHAR DEFAULT ''"}, {"rate", "BIGINT DEFAULT 0"}, {"own", "BIGINT[]"},
}

// dayColumns name a row of profit_day: line_profit summed by SKU. estimated and missing are
// keys, so the same expressions work on both tables.
var dayColumns = []column{
	{"day", "DATE"}, {"platform", "VARCHAR"}, {"shop", "VARCHAR"}, {"currency", "VARCHAR"},
	{"sku", "VARCHAR"}, {"spu_code", "VARCHAR"}, {"product_id", "VARCHAR"}, {"category", "VARCHAR"},
	{"product_name", "VARCHAR"}, {"estimated", "INTEGER"}, {"missing", "INTEGER"},
	{"lines", "BIGINT"}, {"orders", "BIGINT"}, {"qty", "BIGINT"},
}

// channelColumns name a row of profit_channel_day: line_profit summed by channel and account.
var channelColumns = []column{
	{"day", "DATE"}, {"platform", "VARCHAR"}, {"shop", "VARCHAR"}, {"currency", "VARCHAR"},
	{"channel", "VARCHAR"}, {"account", "VARCHAR"}, {"influencer_id", "VARCHAR"}, {"influencer_name", "VARCHAR"},
	{"session_id", "VARCHAR"}, {"estimated", "INTEGER"}, {"missing", "INTEGER"},
	{"lines", "BIGINT"}, {"orders", "BIGINT"}, {"qty", "BIGINT"},
}

// refundColumns name a row of refund_day: what was paid back of a day's orders, by the day of the
// refund, NULL where no refund row tells. amount is positive; lines counts a refunded line once, on
// its first refund.
var refundColumns = []column{
	{"day", "DATE"}, {"platform", "VARCHAR"}, {"currency", "VARCHAR"}, {"category", "VARCHAR"},
	{"refunded", "DATE"}, {"amount", "BIGINT"}, {"lines", "BIGINT"},
}

// derived tables are functions of the facts and rules.
var derived = []struct {
	name    string
	columns []column
	amounts bool // besides, one column per component
}{{"line_profit", lineColumns, true}, {"profit_day", dayColumns, true}, {"profit_channel_day", channelColumns, true}, {"refund_day", refundColumns, false}}

// Migrate creates the ledger's tables. It reports whether the derived ones are new, and every
// day is therefore to be built (AllDays, Rebuild). Restatements are kept.
func Migrate(ctx context.Context, tx warehouse.Tx) (empty bool, err error) {
	for _, statement := range []string{
		`CREATE TABLE IF NOT EXISTS ledger_meta (version INTEGER)`,
		`CREATE TABLE IF NOT EXISTS ledger_reach (first_day DATE, last_day DATE)`,
		`CREATE TABLE IF NOT EXISTS ledger_weight (sku VARCHAR, qty BIGINT, grams BIGINT)`, // of parcels of one SKU; qty 0: per piece
		`CREATE TABLE IF NOT EXISTS restatement (day DATE, platform VARCHAR, shop VARCHAR, currency VARCHAR, component VARCHAR,
			before BIGINT, after BIGINT, cause VARCHAR, import_seq BIGINT, note VARCHAR, changed_at TIMESTAMP)`,
	} {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return false, fmt.Errorf("ledger: schema: %w", err)
		}
	}
	have, err := scanAll(ctx, tx, `SELECT version FROM ledger_meta`, func(scan func(...any) error) (v int, err error) { return v, scan(&v) })
	if err != nil {
		return false, err
	}
	if len(have) == 1 && have[0] == schemaVersion {
		return false, nil
	}
	statements := []string{`DELETE FROM ledger_meta`, `DELETE FROM ledger_reach`, fmt.Sprintf(`INSERT INTO ledger_meta VALUES (%d)`, schemaVersion)}
	for _, t := range derived {
		statements = append(statements, "DROP TABLE IF EXISTS "+t.name, "CREATE TABLE "+t.name+" ("+definition(t.columns, t.amounts)+")")
	}
	models, err := loadModels()
	if err != nil {
		return false, err
	}
	for _, statement := range append(statements, models["00_macros"].statements...) {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return false, fmt.Errorf("ledger: schema: %w", err)
		}
	}
	return true, nil
}

func definition(columns []column, amounts bool) string {
	var defs []string
	for _, c := range columns {
		defs = append(defs, c.name+" "+c.typ)
	}
	for _, c := range components {
		if amounts {
			defs = append(defs, c.Name+" BIGINT DEFAULT 0")
		}
	}
	return strings.Join(defs, ", ")
}
