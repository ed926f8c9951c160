package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/ledger"
)

func (c *command) formats() *cobra.Command {
	var comps bool
	cmd := &cobra.Command{Use: "formats", Short: c.text("cli_formats"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		if comps {
			return c.listComponents()
		}
		return c.listFormats()
	}}
	cmd.Flags().BoolVar(&comps, "components", false, c.text("flag_components"))
	return cmd
}

// listComponents needs no workspace: the statement is the same in all.
func (c *command) listComponents() error {
	if c.json {
		raw, err := json.Marshal(map[string]any{"components": ledger.Components(), "subtotals": ledger.Subtotals()})
		if err != nil {
			return err
		}
		return c.printJSON(raw)
	}
	var rows [][]any
	for _, k := range ledger.Components() {
		rows = append(rows, []any{k.Name, c.name(k.ZH, k.EN), k.Subtotal, c.name(k.Meaning, k.MeaningE)})
	}
	c.printTable([]string{c.text("col_name"), c.text("col_title"), c.text("col_subtotal"), c.text("col_meaning")}, nil, rows)
	return nil
}

// listFormats shows the built-in formats, and the workspace's own if there is a workspace.
func (c *command) listFormats() error {
	dir, err := c.config.Dir()
	if err != nil {
		return err
	}
	list, err := app.KnownFormats(dir)
	if err != nil {
		return err
	}
	if c.json {
		raw, err := json.Marshal(map[string]any{"formats": list})
		if err != nil {
			return err
		}
		return c.printJSON(raw)
	}
	var rows [][]any
	for _, f := range list {
		rows = append(rows, []any{f.Name, f.Platform, f.Table, f.Columns, f.Tier, c.name(f.ZH, f.EN)})
	}
	c.printTable([]string{c.text("col_name"), c.text("col_platform"), c.text("col_table"), c.text("col_columns"), c.text("col_tier"), c.text("col_title")}, []int{3}, rows)
	return nil
}

func (c *command) restatements() *cobra.Command {
	var from, to string
	var top int
	cmd := &cobra.Command{Use: "restatements", Short: c.text("cli_restatements"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/restatements", url.Values{"from": {from}, "to": {to}, "limit": {strconv.Itoa(top)}}, func(raw json.RawMessage) error {
			var list struct{ Rows []app.Restatement }
			if err := json.Unmarshal(raw, &list); err != nil {
				return err
			}
			var rows [][]any
			for _, r := range list.Rows {
				rows = append(rows, []any{r.Day, r.Shop, c.componentName(r.Component), amount(r.Before, r.Currency), amount(r.After, r.Currency), amount(r.After-r.Before, r.Currency), c.text("cause_" + r.Cause), cmp.Or(r.FileName, r.Note)})
			}
			c.printTable([]string{c.text("col_day"), c.text("col_shop"), c.text("col_item"), c.text("col_before"), c.text("col_after"), c.text("col_difference"), c.text("col_cause"), ""},
				[]int{3, 4, 5}, rows)
			return nil
		})
	}}
	cmd.Flags().StringVar(&from, "from", "", c.text("flag_from"))
	cmd.Flags().StringVar(&to, "to", "", c.text("flag_to"))
	cmd.Flags().IntVar(&top, "top", 100, c.text("flag_top"))
	return cmd
}

func (c *command) componentName(name string) string {
	for _, k := range ledger.Components() {
		if k.Name == name {
			return c.name(k.ZH, k.EN)
		}
	}
	return name
}

func (c *command) shops() *cobra.Command {
	return &cobra.Command{Use: "shops", Short: c.text("cli_shops"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/status", nil, func(raw json.RawMessage) error {
			var s app.Status
			if err := json.Unmarshal(raw, &s); err != nil {
				return err
			}
			var rows [][]any
			for _, shop := range s.Shops {
				rows = append(rows, []any{shop.Name, shop.Platform, shop.Currency, shop.Zone, fmt.Sprintf("%02d:00", shop.DayStart)})
			}
			c.printTable([]string{c.text("col_shop"), c.text("col_platform"), c.text("col_currency"), c.text("col_zone"), c.text("col_day_start")}, nil, rows)
			return nil
		})
	}}
}

func (c *command) doctor() *cobra.Command {
	return &cobra.Command{Use: "doctor", Short: c.text("cli_doctor"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		raw, err := c.ask(cmd.Context(), http.MethodGet, "/api/doctor", nil, nil)
		if err != nil {
			return err
		}
		var d app.Diagnosis
		if err := json.Unmarshal(raw, &d); err != nil {
			return err
		}
		if c.json {
			if err := c.printJSON(raw); err != nil {
				return err
			}
		} else {
			for _, check := range d.Checks {
				mark := "✓"
				if !check.OK {
					mark = "✗"
				}
				fmt.Fprintf(c.out, "%s %s", mark, c.text("check_"+check.Name))
				if !check.OK {
					fmt.Fprintf(c.out, " (%d)", check.Count)
				}
				fmt.Fprintln(c.out)
			}
		}
		if !d.Healthy {
			return errors.New(c.text("unhealthy"))
		}
		return nil
	}}
}
