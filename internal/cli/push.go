package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/courier"
	"github.com/suanpan/suanpan/internal/push"
)

// push manages where the morning brief is sent to.
func (c *command) push() *cobra.Command {
	cmd := &cobra.Command{Use: "push", Short: c.text("cli_push")}
	cmd.AddCommand(c.pushList(), c.pushAdd(), c.pushRemove(), c.pushTest(), c.pushNow(), c.pushLog())
	return cmd
}

func (c *command) pushList() *cobra.Command {
	return &cobra.Command{Use: "list", Short: c.text("cli_push_list"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/channels", nil, func(raw json.RawMessage) error {
			var answer struct{ Channels []courier.View }
			if err := json.Unmarshal(raw, &answer); err != nil {
				return err
			}
			var rows [][]any
			for _, v := range answer.Channels {
				at := v.At
				if !v.Enabled {
					at = c.text("push_off")
				}
				rows = append(rows, []any{v.ID, v.Name, c.text("push_kind_" + string(v.Kind)), v.Address, at, weekdays(v.Weekdays)})
			}
			c.printTable([]string{"ID", c.text("col_name"), c.text("col_kind"), c.text("col_address"), c.text("col_time"), c.text("col_weekdays")}, nil, rows)
			return nil
		})
	}}
}

func weekdays(days []int) string {
	if len(days) == 0 {
		return "1–7"
	}
	list := make([]string, len(days))
	for i, d := range days {
		list[i] = strconv.Itoa(d)
	}
	return strings.Join(list, " ")
}

// pushAdd reads what is secret from standard input: a command line is seen by other programs and
// kept by the shell.
func (c *command) pushAdd() *cobra.Command {
	in := push.Channel{Enabled: true}
	cmd := &cobra.Command{Use: "add KIND NAME", Short: c.text("cli_push_add"), Long: c.text("cli_push_add_long"), Args: cobra.MinimumNArgs(2), RunE: func(cmd *cobra.Command, args []string) error {
		in.Kind, in.Name = push.Kind(args[0]), strings.Join(args[1:], " ")
		if in.Lang == "" {
			in.Lang, _, _ = strings.Cut(string(c.lang), "-")
		}
		lines := bufio.NewScanner(c.in)
		ask := func(key string) string {
			fmt.Fprint(c.err, c.text(key)+" ")
			lines.Scan()
			return strings.TrimSpace(lines.Text())
		}
		if in.Kind != push.Email {
			in.URL = ask("push_ask_url")
		}
		if in.Kind != push.WeCom {
			in.Secret = ask("push_ask_secret")
		}
		if err := lines.Err(); err != nil {
			return err
		}
		return c.exchange(cmd.Context(), http.MethodPost, "/api/channels", nil, in, func(raw json.RawMessage) error {
			var v courier.View
			if err := json.Unmarshal(raw, &v); err != nil {
				return err
			}
			fmt.Fprintln(c.out, v.ID)
			fmt.Fprintln(c.err, c.text("push_added", "name", v.Name, "at", v.At, "id", v.ID))
			return nil
		})
	}}
	f := cmd.Flags()
	f.StringVar(&in.At, "at", "08:30", c.text("flag_push_at"))
	f.IntSliceVar(&in.Weekdays, "weekdays", nil, c.text("flag_push_weekdays"))
	f.StringVar(&in.Lang, "in", "", c.text("flag_push_lang"))
	f.StringVar(&in.Server, "server", "", c.text("flag_push_server"))
	f.StringVar(&in.Security, "security", "", c.text("flag_push_security"))
	f.StringVar(&in.User, "user", "", c.text("flag_push_user"))
	f.StringVar(&in.From, "from", "", c.text("flag_push_from"))
	f.StringSliceVar(&in.To, "to", nil, c.text("flag_push_to"))
	return cmd
}

func (c *command) pushRemove() *cobra.Command {
	return &cobra.Command{Use: "remove ID", Short: c.text("cli_push_remove"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		return c.exchange(cmd.Context(), http.MethodDelete, "/api/channels/"+url.PathEscape(args[0]), nil, nil, func(json.RawMessage) error {
			fmt.Fprintln(c.out, c.text("push_removed", "id", args[0]))
			return nil
		})
	}}
}

func (c *command) pushTest() *cobra.Command {
	return &cobra.Command{Use: "test ID", Short: c.text("cli_push_test"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		return c.sendNow(cmd.Context(), args[0], "test")
	}}
}

func (c *command) pushNow() *cobra.Command {
	return &cobra.Command{Use: "now [ID]", Short: c.text("cli_push_now"), Args: cobra.MaximumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return c.sendNow(cmd.Context(), args[0], "send")
		}
		cl, err := c.connect(cmd.Context())
		if err != nil {
			return err
		}
		defer cl.close()
		var answer struct{ Channels []courier.View }
		if err := cl.call(cmd.Context(), http.MethodGet, "/api/channels", nil, nil, &answer); err != nil {
			return err
		}
		var failed error
		for _, v := range answer.Channels {
			if v.Enabled {
				failed = errors.Join(failed, c.sendBy(cmd.Context(), cl, v.ID, "send"))
			}
		}
		return failed
	}}
}

func (c *command) sendNow(ctx context.Context, id, what string) error {
	cl, err := c.connect(ctx)
	if err != nil {
		return err
	}
	defer cl.close()
	return c.sendBy(ctx, cl, id, what)
}

func (c *command) sendBy(ctx context.Context, cl *client, id, what string) error {
	var raw json.RawMessage
	if err := cl.call(ctx, http.MethodPost, "/api/channels/"+url.PathEscape(id)+"/"+what, nil, nil, &raw); err != nil {
		return err
	}
	if c.json {
		return c.printJSON(raw)
	}
	var s courier.Send
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.out, c.text("push_sent", "name", s.Name, "bytes", s.Bytes))
	return err
}

func (c *command) pushLog() *cobra.Command {
	var limit int
	cmd := &cobra.Command{Use: "log", Short: c.text("cli_push_log"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/sends", url.Values{"limit": {strconv.Itoa(limit)}}, func(raw json.RawMessage) error {
			var answer struct{ Sends []courier.Send }
			if err := json.Unmarshal(raw, &answer); err != nil {
				return err
			}
			var rows [][]any
			for _, s := range answer.Sends {
				rows = append(rows, []any{s.At.Local().Format("2006-01-02 15:04:05"), s.Name, c.text("push_purpose_" + s.Purpose), s.Day,
					c.text("push_status_" + s.Status), s.Tries, s.Bytes, s.Error})
			}
			c.printTable([]string{c.text("col_time"), c.text("col_name"), c.text("col_kind"), c.text("col_day"), c.text("col_status"),
				c.text("col_tries"), c.text("col_bytes"), c.text("col_reason")}, []int{5, 6}, rows)
			return nil
		})
	}}
	cmd.Flags().IntVar(&limit, "limit", 50, c.text("flag_limit"))
	return cmd
}
