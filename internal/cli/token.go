package cli

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
)

// token manages what lets other programs of this machine read.
func (c *command) token() *cobra.Command {
	cmd := &cobra.Command{Use: "token", Short: c.text("cli_token")}
	create := &cobra.Command{Use: "create NAME", Short: c.text("cli_token_create"), Args: cobra.MinimumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		in := map[string]string{"name": strings.Join(args, " ")}
		return c.exchange(cmd.Context(), http.MethodPost, "/api/tokens", nil, in, func(raw json.RawMessage) error {
			var made app.NewReadToken
			if err := json.Unmarshal(raw, &made); err != nil {
				return err
			}
			fmt.Fprintln(c.out, made.Secret)
			fmt.Fprintln(c.err, c.text("token_made", "id", made.ID))
			return nil
		})
	}}
	list := &cobra.Command{Use: "list", Short: c.text("cli_token_list"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/tokens", nil, func(raw json.RawMessage) error {
			var answer struct{ Tokens []app.Token }
			if err := json.Unmarshal(raw, &answer); err != nil {
				return err
			}
			var rows [][]any
			for _, t := range answer.Tokens {
				rows = append(rows, []any{t.ID, t.Name, t.CreatedAt.Local().Format("2006-01-02 15:04")})
			}
			c.printTable([]string{"ID", c.text("col_name"), c.text("col_created")}, nil, rows)
			return nil
		})
	}}
	revoke := &cobra.Command{Use: "revoke ID", Short: c.text("cli_token_revoke"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		return c.exchange(cmd.Context(), http.MethodDelete, "/api/tokens/"+url.PathEscape(args[0]), nil, nil, func(json.RawMessage) error {
			fmt.Fprintln(c.out, c.text("token_gone", "id", args[0]))
			return nil
		})
	}}
	cmd.AddCommand(create, list, revoke)
	return cmd
}
