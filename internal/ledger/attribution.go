package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// CauseFile is one of several imports whose days are rebuilt together.
type CauseFile struct {
	ImportSeq                 int64
	Name                      string
	Table                     string // canonical table of its rows
	Added, Corrected, Removed int64  // keys of the whole file, not of one day
}

// namedFiles bounds how many files a restatement names.
const namedFiles = 3

// What rows of a table can change on a day. refunding also decides what was sent and kept, so it
// moves every rate and parcel; bearing are the costs that rules of a category decide.
var (
	goodsCosts = []string{"cost_of_goods", "resaleable_returns", "loss_damage"}
	parcels    = []string{"packing", "handling", "outbound_freight", "return_freight", "freight_insurance"}
	keptRates  = []string{"platform_commission", "payment_fee", "influencer_commission", "sales_tax"}
	refunding  = slices.Concat([]string{"refunds", "platform_subsidy"}, goodsCosts, parcels, keptRates)
	bearing    = slices.Concat(goodsCosts, parcels, keptRates, []string{"service"})
)

// reaches lists, by table, the components of a day that its rows can change. Tables that are not
// here can change all: they say which sales there are.
var reaches = map[string][]string{
	"refund":          refunding,
	"settlement_line": slices.Concat(refunding, []string{"other_fees", "compensation"}),
	"fund_flow":       slices.Concat(refunding, []string{"other_fees", "compensation"}),
	"affiliate_line":  {"influencer_commission"},
	"insurance_line":  {"freight_insurance"},
	"fee_line":        {"platform_commission", "payment_fee", "influencer_commission", "other_fees", "outbound_freight", "return_freight", "freight_insurance", "compensation"},
	"logistics_bill":  {"outbound_freight", "return_freight"},
	"erp_order_line":  slices.Concat(goodsCosts, parcels),
	"cost":            goodsCosts,
	"inventory":       bearing,
	"ad_daily":        {"ads"},
	"live_session":    {"live_cost"},
	"live_order_line": {"live_cost"},
}

// of is the cause of a change of one component: the only file that can have changed it, or the
// names of all that can. An exact share of each of those would take a rebuild per file.
func (c Cause) of(component string) (seq int64, note string) {
	if len(c.Files) == 0 {
		return c.ImportSeq, c.Note
	}
	var able []CauseFile
	for _, f := range c.Files {
		if reach, ok := reaches[f.Table]; !ok || slices.Contains(reach, component) {
			able = append(able, f)
		}
	}
	switch len(able) {
	case 1:
		return able[0].ImportSeq, able[0].Name
	case 0: // something that one of them decides in a way not listed
		able = c.Files
	}
	names := make([]string, 0, namedFiles+1)
	for n, f := range able {
		if n == namedFiles {
			names = append(names, "…")
			break
		}
		names = append(names, f.String())
	}
	return 0, strings.Join(names, "、")
}

// String is the file with what it changed: "orders.csv +120 ~3 −1" are rows added, corrected, removed.
func (f CauseFile) String() string {
	text := f.Name
	for _, n := range []struct {
		sign  string
		count int64
	}{{"+", f.Added}, {"~", f.Corrected}, {"−", f.Removed}} {
		if n.count > 0 {
			text += " " + n.sign + strconv.FormatInt(n.count, 10)
		}
	}
	return text
}

// sql gives the models the cause of each component: expressions of u.component.
func (c Cause) sql() (seq, note string) {
	if len(c.Files) == 0 {
		return strconv.FormatInt(c.ImportSeq, 10), literal(c.Note)
	}
	var seqs, notes strings.Builder
	for _, component := range components {
		n, text := c.of(component.Name)
		fmt.Fprintf(&seqs, " WHEN '%s' THEN %d", component.Name, n)
		fmt.Fprintf(&notes, " WHEN '%s' THEN %s", component.Name, literal(text))
	}
	return "CASE u.component" + seqs.String() + " END", "CASE u.component" + notes.String() + " END"
}
