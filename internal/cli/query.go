package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/metrics"
)

func (c *command) query() *cobra.Command {
	var p period
	var names, by, order, formulas []string
	var where, having string
	var limit, offset int
	var rest bool
	cmd := &cobra.Command{Use: "query", Short: c.text("cli_query"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		q := p.query()
		q.Set("metrics", strings.Join(names, ","))
		if len(by) > 0 {
			q.Set("by", strings.Join(by, ","))
		}
		if len(order) > 0 {
			q.Set("order", strings.Join(order, ","))
		}
		for name, text := range map[string]string{"where": where, "having": having} {
			if text != "" {
				q.Set(name, text)
			}
		}
		for _, f := range formulas {
			q.Add("formula", f)
		}
		q.Set("limit", strconv.Itoa(limit))
		q.Set("offset", strconv.Itoa(offset))
		q.Set("missing", "true")
		if rest {
			q.Set("rest", "true")
		}
		return c.show(cmd.Context(), "/api/query", q, c.printResult)
	}}
	p.flags(c, cmd)
	cmd.Flags().StringSliceVar(&names, "metrics", nil, c.text("flag_metrics"))
	cmd.Flags().StringSliceVar(&by, "by", nil, c.text("flag_by"))
	cmd.Flags().StringSliceVar(&order, "order", nil, c.text("flag_order"))
	cmd.Flags().StringVar(&where, "where", "", c.text("flag_where"))
	cmd.Flags().StringVar(&having, "having", "", c.text("flag_having"))
	cmd.Flags().StringArrayVar(&formulas, "formula", nil, c.text("flag_formula"))
	cmd.Flags().IntVar(&limit, "top", 0, c.text("flag_limit"))
	cmd.Flags().IntVar(&offset, "offset", 0, c.text("flag_offset"))
	cmd.Flags().BoolVar(&rest, "rest", false, c.text("flag_rest"))
	return cmd
}

func (c *command) printResult(raw json.RawMessage) error {
	var r struct {
		Currency   string
		BeforeFrom string `json:"before_from"`
		By         []string
		Metrics    []metrics.Metric
		Rows       []struct {
			Labels []string
			Values []*float64
			Before []*float64
			Rest   bool

			Missing       []int64
			BeforeMissing []int64 `json:"before_missing"`
		}
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return err
	}
	var heads []string
	for _, by := range r.By {
		heads = append(heads, c.dimensionName(by))
	}
	var right []int
	head := func(text string) {
		right = append(right, len(heads))
		heads = append(heads, text)
	}
	for _, m := range r.Metrics {
		head(c.name(m.ZH, m.EN))
		if r.BeforeFrom != "" {
			head(c.text("before"))
		}
	}
	var rows [][]any
	for _, row := range r.Rows {
		var cells []any
		for i, l := range row.Labels {
			switch {
			case row.Rest && i == 0:
				l = c.text("rest")
			case l == "" && !row.Rest:
				l = c.text("without_value")
			}
			cells = append(cells, l)
		}
		for i, v := range row.Values {
			cells = append(cells, c.markedText(v, row.Missing, i, r.Metrics[i].Unit, r.Currency))
			if r.BeforeFrom != "" {
				cells = append(cells, c.markedText(row.Before[i], row.BeforeMissing, i, r.Metrics[i].Unit, r.Currency))
			}
		}
		rows = append(rows, cells)
	}
	c.printTable(heads, right, rows)
	return nil
}

// markedText is a value, or that it is none: something is missing that it rests on.
func (c *command) markedText(v *float64, missing []int64, at int, unit metrics.Unit, currency string) string {
	if at < len(missing) && missing[at] != 0 && v != nil {
		return c.text("unreliable")
	}
	return metricText(v, unit, currency)
}

func metricText(v *float64, unit metrics.Unit, currency string) string {
	switch {
	case v == nil:
		return "–"
	case unit == metrics.Money:
		return amount(int64(*v), currency)
	case unit == metrics.Count:
		return strconv.FormatInt(int64(*v), 10)
	case unit == metrics.Ratio:
		return fmt.Sprintf("%.2f%%", *v*100)
	case unit == metrics.Seconds:
		return fmt.Sprintf("%.1fs", *v)
	case unit == metrics.Hours:
		return fmt.Sprintf("%.1fh", *v)
	case unit == metrics.Days:
		return fmt.Sprintf("%.1fd", *v)
	default:
		return fmt.Sprintf("%.2f", *v)
	}
}

// listMetrics shows what can be asked, and the definitions of the workspace that cannot be used.
func (c *command) listMetrics() *cobra.Command {
	var area string
	cmd := &cobra.Command{Use: "metrics", Short: c.text("cli_metrics"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return c.show(cmd.Context(), "/api/metrics", nil, func(raw json.RawMessage) error {
			var list struct {
				Metrics []metrics.Metric
				Refused []metrics.DefinitionError
			}
			if err := json.Unmarshal(raw, &list); err != nil {
				return err
			}
			var rows [][]any
			for _, m := range list.Metrics {
				generated := strings.HasSuffix(m.Name, "_estimated") || strings.HasSuffix(m.Name, "_missing")
				if area != "" && m.Area != area || area == "" && generated {
					continue
				}
				rows = append(rows, []any{m.Name, c.name(m.ZH, m.EN), m.Area, string(m.Unit), c.name(m.Meaning, m.MeaningEN)})
			}
			c.printTable([]string{c.text("col_name"), c.text("col_title"), c.text("col_area"), c.text("col_unit"), c.text("col_meaning")}, nil, rows)
			for _, r := range list.Refused {
				fmt.Fprintln(c.err, c.text("metric_refused", "file", r.File, "line", r.Line, "metric", r.Metric, "reason", r.Reason))
			}
			return nil
		})
	}}
	cmd.Flags().StringVar(&area, "area", "", c.text("flag_area"))
	return cmd
}
