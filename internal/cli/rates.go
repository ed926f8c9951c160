package cli

import (
	"encoding/json"
	"net/http"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
)

// rates are the commands about exchange rates.
func (c *command) rates() *cobra.Command {
	list := func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/rates", nil, c.printRates)
	}
	cmd := &cobra.Command{Use: "rates", Short: c.text("cli_rates"), Args: cobra.NoArgs, RunE: list}
	set := &cobra.Command{Use: "set CUR DAY RATE", Short: c.text("cli_rates_set"), Args: cobra.ExactArgs(3), RunE: func(cmd *cobra.Command, args []string) error {
		rate := app.Rate{Currency: args[0], Day: args[1], Rate: args[2]}
		if rate.Rate == "-" {
			rate.Rate = ""
		}
		return c.job(cmd.Context(), http.MethodPut, "/api/rates", map[string]any{"rates": []app.Rate{rate}})
	}}
	load := &cobra.Command{Use: "import FILE", Short: c.text("cli_rates_import"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		text, err := os.ReadFile(args[0])
		if err != nil {
			return fault.New(fault.Invalid, "file_missing", fault.Args{"path": args[0]}).Because(err)
		}
		return c.job(cmd.Context(), http.MethodPut, "/api/rates", map[string]any{"file": text})
	}}
	cmd.AddCommand(&cobra.Command{Use: "list", Short: c.text("cli_rates"), Args: cobra.NoArgs, RunE: list}, set, load)
	return cmd
}

func (c *command) printRates(raw json.RawMessage) error {
	var t app.RateTable
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	var rows [][]any
	for _, m := range t.Missing {
		note := c.text("rate_missing")
		if m.Unknown {
			note = c.text("currency_not_known")
		}
		rows = append(rows, []any{m.Currency, m.From + " – " + m.To, "–", amount(m.ListSales, m.Currency), strconv.FormatInt(m.Days, 10), note})
	}
	for _, r := range t.Rates {
		rows = append(rows, []any{r.Currency, r.Day, r.Rate, "", "", ""})
	}
	c.printTable([]string{c.text("col_currency"), c.text("col_day"), c.text("col_exchange") + " " + t.Home, c.text("col_at_stake"), c.text("col_days"), c.text("col_note")}, []int{2, 3, 4}, rows)
	return nil
}
