package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
)

func (c *command) quarantine() *cobra.Command {
	status := "open"
	list := func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/quarantine", url.Values{"status": {status}}, func(raw json.RawMessage) error {
			var list struct {
				Rows  []app.Quarantined
				Total int64
			}
			if err := json.Unmarshal(raw, &list); err != nil {
				return err
			}
			var rows [][]any
			for _, q := range list.Rows {
				for _, b := range q.Cells {
					rows = append(rows, []any{q.ImportSeq, q.FileName, q.Sheet, q.Row, b.Column, b.Value, b.Text, c.text("quarantine_" + q.Status)})
				}
			}
			c.printTable([]string{c.text("col_seq"), c.text("col_file"), c.text("col_sheet"), c.text("col_row"), c.text("col_column"), c.text("col_value"),
				c.text("col_reason"), c.text("col_status")}, []int{0, 3}, rows)
			if n := int64(len(list.Rows)); n < list.Total {
				fmt.Fprintln(c.out, c.text("quarantine_more", "shown", n, "total", list.Total))
			}
			return nil
		})
	}
	cmd := &cobra.Command{Use: "quarantine", Short: c.text("cli_quarantine"), Args: cobra.NoArgs, RunE: list}
	cmd.Flags().StringVar(&status, "status", status, c.text("flag_status"))
	var set []string
	fix := &cobra.Command{Use: "fix SEQ ROW", Short: c.text("cli_quarantine_fix"), Args: cobra.ExactArgs(2), RunE: func(cmd *cobra.Command, args []string) error {
		seq, row, err := seqRow(args)
		if err != nil {
			return err
		}
		cells := map[string]string{}
		for _, s := range set {
			column, value, ok := strings.Cut(s, "=")
			if !ok {
				return &usageError{fmt.Errorf("--set %s", s)}
			}
			cells[column] = value
		}
		return c.fix(cmd.Context(), seq, app.Fix{Row: row, Cells: cells})
	}}
	fix.Flags().StringArrayVar(&set, "set", nil, c.text("flag_set"))
	dismiss := &cobra.Command{Use: "dismiss SEQ ROW", Short: c.text("cli_quarantine_dismiss"), Args: cobra.ExactArgs(2), RunE: func(cmd *cobra.Command, args []string) error {
		seq, row, err := seqRow(args)
		if err != nil {
			return err
		}
		return c.exchange(cmd.Context(), http.MethodPost, "/api/quarantine/dismiss", nil,
			map[string]any{"import_seq": seq, "rows": []int32{row}}, func(json.RawMessage) error {
				fmt.Fprintln(c.out, c.text("done"))
				return nil
			})
	}}
	cmd.AddCommand(fix, dismiss)
	return cmd
}

// fix reads a row again. One that still cannot be read is a failure, whatever way the answer is printed.
func (c *command) fix(ctx context.Context, seq int64, fix app.Fix) error {
	raw, err := c.ask(ctx, http.MethodPost, "/api/quarantine/fix", nil, map[string]any{"import_seq": seq, "rows": []app.Fix{fix}})
	if err != nil {
		return err
	}
	var r app.FixResult
	if err := json.Unmarshal(raw, &r); err != nil {
		return err
	}
	said := c.text("fix_result", "fixed", r.Fixed, "open", r.Open)
	switch {
	case c.json:
		err = c.printJSON(raw)
	case r.Open == 0:
		fmt.Fprintln(c.out, said)
	}
	if err == nil && r.Open > 0 {
		err = errors.New(said)
	}
	return err
}

func seqRow(args []string) (seq int64, row int32, err error) {
	if seq, err = strconv.ParseInt(args[0], 10, 64); err != nil {
		return 0, 0, &usageError{err}
	}
	n, err := strconv.ParseInt(args[1], 10, 32)
	if err != nil {
		return 0, 0, &usageError{err}
	}
	return seq, int32(n), nil
}
