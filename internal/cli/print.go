package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/money"
)

// printJSON writes an answer as it came, indented.
func (c *command) printJSON(raw json.RawMessage) error {
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return fmt.Errorf("answer is not JSON: %w", err)
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(c.out)
	return err
}

// printTable writes rows under heads; columns named in right are numbers.
func (c *command) printTable(heads []string, right []int, rows [][]any) {
	t := table.NewWriter()
	t.SetOutputMirror(c.out)
	t.SetStyle(table.StyleLight)
	t.Style().Options.DrawBorder = false
	t.Style().Options.SeparateColumns = false
	t.Style().Format.Header = text.FormatDefault
	head := make(table.Row, len(heads))
	for i, h := range heads {
		head[i] = h
	}
	t.AppendHeader(head)
	var configs []table.ColumnConfig
	for _, i := range right {
		configs = append(configs, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(configs)
	for _, r := range rows {
		t.AppendRow(table.Row(r))
	}
	t.Render()
}

// amount shows minor units for reading: 1,234,567.89.
func amount(minor int64, currency string) string { return money.Grouped(minor, currency) }

func percent(part, whole int64) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}

// progress draws a bar on a terminal and nothing elsewhere. done ends the line.
func (c *command) progress() (show func(app.Progress), done func()) {
	f, ok := c.err.(*os.File)
	if info, err := statOf(f); !ok || err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(app.Progress) {}, func() {}
	}
	drawn := false
	return func(p app.Progress) {
			const width = 24
			filled := 0
			if p.Total > 0 {
				filled = int(min(p.Done, p.Total) * width / p.Total)
			}
			fmt.Fprintf(f, "\r\x1b[K%s%s %3d%% %s %s", strings.Repeat("█", filled), strings.Repeat("░", width-filled),
				filled*100/width, c.text(p.Step), text.Trim(p.Item, 48))
			drawn = true
		}, func() {
			if drawn {
				io.WriteString(f, "\r\x1b[K")
			}
		}
}

func statOf(f *os.File) (os.FileInfo, error) {
	if f == nil {
		return nil, os.ErrInvalid
	}
	return f.Stat()
}
