package cli

import (
	"encoding/json"
	"fmt"
	"net/url"

	"github.com/spf13/cobra"
)

// today prints the morning page: as JSON in full, otherwise the text that phones get.
func (c *command) today() *cobra.Command {
	var day string
	cmd := &cobra.Command{Use: "today", Short: c.text("cli_today"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		path := "/api/brief"
		if c.json {
			path = "/api/today"
		}
		return c.show(cmd.Context(), path, url.Values{"day": {day}}, func(raw json.RawMessage) error {
			var brief struct{ Text string }
			if err := json.Unmarshal(raw, &brief); err != nil {
				return err
			}
			_, err := fmt.Fprintln(c.out, brief.Text)
			return err
		})
	}}
	cmd.Flags().StringVar(&day, "day", "", c.text("flag_day"))
	return cmd
}
