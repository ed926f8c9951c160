package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/fault"
)

// costTables hold unit costs.
var costTables = []string{"cost", "inventory", "erp_*"}

func (c *command) costs() *cobra.Command {
	var missing bool
	list := func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/costs", url.Values{"missing": {strconv.FormatBool(missing)}}, c.printCosts)
	}
	cmd := &cobra.Command{Use: "costs", Short: c.text("cli_costs"), Args: cobra.NoArgs, RunE: list}
	listing := &cobra.Command{Use: "list", Short: c.text("cli_costs"), Args: cobra.NoArgs, RunE: list}
	for _, l := range []*cobra.Command{cmd, listing} {
		l.Flags().BoolVar(&missing, "missing", false, c.text("flag_missing"))
	}
	var from string
	set := &cobra.Command{Use: "set SKU COST", Short: c.text("cli_costs_set"), Args: cobra.ExactArgs(2), RunE: func(cmd *cobra.Command, args []string) error {
		cost, reason := cell.Price(args[1], cell.Format{})
		if reason != cell.OK && reason != cell.Rounded {
			return fault.New(fault.Invalid, "cost_unreadable", fault.Args{"value": args[1]})
		}
		if err := c.job(cmd.Context(), http.MethodPut, "/api/costs", map[string]any{"costs": []app.CostEdit{{SKU: args[0], UnitCost: cost, From: from}}}); err != nil {
			return err
		}
		return c.warnUnsold(cmd.Context(), args[0])
	}}
	set.Flags().StringVar(&from, "from", "", c.text("flag_valid_from"))
	load := &cobra.Command{Use: "import FILE", Short: c.text("cli_costs_import"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		path, err := filepath.Abs(args[0])
		if err != nil {
			return err
		}
		cl, err := c.connect(cmd.Context())
		if err != nil {
			return err
		}
		defer cl.close()
		return c.runImport(cmd.Context(), cl, app.ImportRequest{Paths: []string{path}, Tables: costTables})
	}}
	cmd.AddCommand(listing, set, load, c.rates())
	return cmd
}

// warnUnsold tells of a SKU that nothing was sold under: it may be mistyped.
func (c *command) warnUnsold(ctx context.Context, sku string) error {
	cl, err := c.connect(ctx)
	if err != nil {
		return err
	}
	defer cl.close()
	var list struct{ SKUs []app.SKUCost }
	if err := cl.call(ctx, http.MethodGet, "/api/costs", nil, nil, &list); err != nil {
		return err
	}
	if !slices.ContainsFunc(list.SKUs, func(s app.SKUCost) bool { return s.SKU == sku && s.Units != 0 }) {
		fmt.Fprintln(c.err, c.text("sku_unsold", "sku", sku))
	}
	return nil
}

func (c *command) printCosts(raw json.RawMessage) error {
	var list struct{ SKUs []app.SKUCost }
	if err := json.Unmarshal(raw, &list); err != nil {
		return err
	}
	var rows [][]any
	for _, s := range list.SKUs {
		cost, from := "–", ""
		if len(s.Costs) > 0 {
			cost, from = strconv.FormatFloat(float64(s.Costs[0].UnitCost)/1e6, 'f', -1, 64), s.Costs[0].From
		}
		rows = append(rows, []any{s.SKU, s.ProductName, s.Units, amount(s.Sales, s.Currency), amount(s.Missing, s.Currency), cost, from})
	}
	c.printTable([]string{"SKU", c.text("col_product"), c.text("col_units"), c.text("col_sales"), c.text("col_at_stake"), c.text("col_cost"), c.text("col_from")},
		[]int{2, 3, 4, 5}, rows)
	return nil
}

func (c *command) rules() *cobra.Command {
	var kinds []string
	cmd := &cobra.Command{Use: "rules", Short: c.text("cli_rules"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/rules", url.Values{"kind": kinds}, func(raw json.RawMessage) error {
			var list struct{ Rules []app.Rule }
			if err := json.Unmarshal(raw, &list); err != nil {
				return err
			}
			var rows [][]any
			for _, r := range list.Rules {
				rows = append(rows, []any{r.ID, r.Kind, r.Platform, r.Shop, r.SKU, r.Province, r.Amount, r.Rate, r.From, r.To, r.Source})
			}
			c.printTable([]string{"ID", c.text("col_kind"), c.text("col_platform"), c.text("col_shop"), "SKU", c.text("col_province"),
				c.text("col_amount"), c.text("col_rate"), c.text("col_from"), c.text("col_to"), c.text("col_source")}, []int{0, 6, 7}, rows)
			return nil
		})
	}}
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, c.text("flag_kind"))
	return cmd
}
