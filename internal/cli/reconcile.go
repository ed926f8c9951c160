package cli

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
)

func (c *command) reconcile() *cobra.Command {
	var from, to, shop string
	var top int
	cmd := &cobra.Command{Use: "reconcile", Short: c.text("cli_reconcile"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		q := url.Values{"from": {from}, "to": {to}, "shop": {shop}, "limit": {strconv.Itoa(top)}}
		return c.show(cmd.Context(), "/api/reconcile", q, func(raw json.RawMessage) error {
			var r app.Reconciliation
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			c.printReconciliation(r)
			return nil
		})
	}}
	cmd.Flags().StringVar(&from, "from", "", c.text("flag_from"))
	cmd.Flags().StringVar(&to, "to", "", c.text("flag_to"))
	cmd.Flags().StringVar(&shop, "shop", "", c.text("flag_only_shop"))
	cmd.Flags().IntVar(&top, "top", 50, c.text("flag_top"))
	return cmd
}

func (c *command) printReconciliation(r app.Reconciliation) {
	var rows [][]any
	for _, s := range r.Summary {
		rows = append(rows, []any{c.text("reason_" + s.Reason), s.Shop, s.Orders, amount(s.Difference, s.Currency)})
	}
	c.printTable([]string{c.text("col_reason"), c.text("col_shop"), c.text("col_orders"), c.text("col_difference")}, []int{2, 3}, rows)
	fmt.Fprintln(c.out)
	rows = nil
	for _, o := range r.Rows {
		rows = append(rows, []any{o.OrderID, o.Shop, o.Day, amount(o.Expected, o.Currency), amount(o.Settled, o.Currency), amount(o.Difference, o.Currency), c.text("reason_" + o.Reason)})
	}
	c.printTable([]string{c.text("col_order"), c.text("col_shop"), c.text("col_day"), c.text("col_expected"), c.text("col_settled"), c.text("col_difference"), c.text("col_reason")},
		[]int{3, 4, 5}, rows)
}
