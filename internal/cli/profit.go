package cli

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// period are the flags that narrow every question about the ledger.
type period struct {
	from, to, currency, compare, grain string
	filters                            []string
}

func (p *period) flags(c *command, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&p.from, "from", "", c.text("flag_from"))
	f.StringVar(&p.to, "to", "", c.text("flag_to"))
	f.StringVar(&p.currency, "currency", "", c.text("flag_currency"))
	f.StringVar(&p.compare, "compare", "", c.text("flag_compare"))
	f.StringVar(&p.grain, "grain", "", c.text("flag_grain"))
	f.StringArrayVar(&p.filters, "filter", nil, c.text("flag_filter"))
}

func (p *period) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"from": p.from, "to": p.to, "currency": p.currency, "compare": p.compare, "grain": p.grain} {
		if value != "" {
			q.Set(name, value)
		}
	}
	for _, f := range p.filters {
		q.Add("filter", f)
	}
	return q
}

func (c *command) profit() *cobra.Command {
	var p period
	var by, order, shop string
	var top int
	cmd := &cobra.Command{Use: "profit", Short: c.text("cli_profit"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		if shop != "" {
			p.filters = append(p.filters, "shop:"+shop)
		}
		q := p.query()
		if by != "" {
			q.Set("by", by)
		}
		if order != "" {
			q.Set("order", order)
		}
		q.Set("top", strconv.Itoa(top))
		return c.show(cmd.Context(), "/api/statement", q, func(raw json.RawMessage) error {
			var s run.Statement
			if err := json.Unmarshal(raw, &s); err != nil {
				return err
			}
			c.printStatement(s)
			if err := c.printKnown(raw); err != nil {
				return err
			}
			return c.printReturns(raw)
		})
	}}
	p.flags(c, cmd)
	cmd.Flags().StringVar(&by, "by", "", c.text("flag_by"))
	cmd.Flags().IntVar(&top, "top", 0, c.text("flag_top"))
	cmd.Flags().StringVar(&order, "order", "", c.text("flag_order"))
	cmd.Flags().StringVar(&shop, "shop", "", c.text("flag_only_shop"))
	return cmd
}

func (c *command) name(zh, en string) string {
	if c.lang == i18n.EN {
		return en
	}
	return zh
}

// atMost stands before a subtotal in which costs are missing: they can only lower it.
const atMost = "≤ "

func (c *command) printStatement(s run.Statement) {
	fmt.Fprintf(c.out, "%s – %s  %s\n\n", s.From, s.To, s.Currency)
	if s.Home != "" {
		fmt.Fprintln(c.out, c.text("not_home", "home", s.Home, "currency", s.Currency))
	}
	if s.By != "" {
		c.printStatementRows(s)
		return
	}
	var rows [][]any
	sales := s.Components["list_sales"].Amount
	for _, sub := range ledger.Subtotals() {
		for _, comp := range ledger.Components() {
			if comp.Subtotal != sub.Name {
				continue
			}
			a := s.Components[comp.Name]
			if a == (run.Amount{}) {
				continue
			}
			rows = append(rows, []any{"  " + c.name(comp.ZH, comp.EN), amount(a.Amount, s.Currency), percent(a.Amount, sales), c.certainty(a, s.Currency)})
		}
		t := s.Subtotals[sub.Name]
		text, share, certainty := amount(t.Amount.Amount, s.Currency), percent(t.Amount.Amount, sales), c.certainty(t.Amount, s.Currency)
		if !t.Reliable {
			text, share, certainty = atMost+text, "–", c.text("unreliable")+"  "+certainty
		}
		rows = append(rows, []any{c.name(sub.ZH, sub.EN), text, share, certainty})
	}
	c.printTable([]string{c.text("col_item"), c.text("col_amount"), c.text("col_share"), c.text("col_certainty")}, []int{1, 2}, rows)
	for _, o := range s.OtherCurrencies {
		key := "other_currency"
		if o.Unknown {
			key = "other_currency_unknown"
		}
		fmt.Fprintln(c.out, c.text(key, "currency", o.Currency, "sales", amount(o.ListSales, o.Currency), "days", o.Days, "from", o.FirstDay, "to", o.LastDay))
	}
}

// certainty says how sure an amount is: where all is actual nothing needs saying.
func (c *command) certainty(a run.Amount, currency string) string {
	var parts []string
	if a.Estimated != 0 {
		parts = append(parts, c.text("estimated", "amount", amount(a.Estimated, currency)))
	}
	if a.Missing != 0 {
		parts = append(parts, c.text("missing", "amount", amount(a.Missing, currency)))
	}
	return strings.Join(parts, "  ")
}

func (c *command) printStatementRows(s run.Statement) {
	heads := []string{c.dimensionName(s.By), c.text("col_lines")}
	for _, sub := range ledger.Subtotals() {
		heads = append(heads, c.name(sub.ZH, sub.EN))
	}
	heads = append(heads, "")
	var rows [][]any
	for _, r := range s.Rows {
		label := r.Label
		switch {
		case r.Rest:
			label = c.text("rest")
		case label == "":
			label = c.text("without_value")
		case label != r.Key:
			label = r.Key + " " + label
		}
		row := []any{label, r.Lines}
		note := ""
		for _, sub := range ledger.Subtotals() {
			t := r.Subtotals[sub.Name]
			text := amount(t.Amount.Amount, s.Currency)
			if !t.Reliable {
				text, note = atMost+text, c.text("unreliable")
			}
			row = append(row, text)
		}
		rows = append(rows, append(row, note))
	}
	c.printTable(heads, []int{1, 2, 3, 4, 5, 6}, rows)
}

func (c *command) dimensionName(name string) string {
	for _, d := range metrics.Dimensions() {
		if d.Name == name {
			return c.name(d.ZH, d.EN)
		}
	}
	return name
}
