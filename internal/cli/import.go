package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
)

func (c *command) importFiles() *cobra.Command {
	var request app.ImportRequest
	cmd := &cobra.Command{Use: "import PATH…", Short: c.text("cli_import"), Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, p := range args {
				abs, err := filepath.Abs(p)
				if err != nil {
					return err
				}
				request.Paths = append(request.Paths, abs)
			}
			if strings.HasSuffix(request.Format, ".yaml") || strings.HasSuffix(request.Format, ".yml") {
				abs, err := filepath.Abs(request.Format)
				if err != nil {
					return err
				}
				request.Format = abs
			}
			cl, err := c.connect(cmd.Context())
			if err != nil {
				return err
			}
			defer cl.close()
			return c.runImport(cmd.Context(), cl, request)
		}}
	cmd.Flags().StringVar(&request.Format, "format", "", c.text("flag_format"))
	cmd.Flags().StringVar(&request.Shop, "shop", "", c.text("flag_shop"))
	return cmd
}

// runImport imports by path, shows progress and prints what became of every file.
func (c *command) runImport(ctx context.Context, cl *client, request app.ImportRequest) error {
	var started struct{ ID string }
	if err := cl.call(ctx, http.MethodPost, "/api/imports/paths", nil, request, &started); err != nil {
		return err
	}
	show, done := c.progress()
	var raw json.RawMessage
	err := cl.follow(ctx, started.ID, show, &raw)
	done()
	if err != nil {
		return err
	}
	var result app.ImportResult
	if err := json.Unmarshal(raw, &result); err != nil {
		return err
	}
	failed := 0
	for _, f := range result.Files {
		if f.Problem != nil {
			failed++
		}
	}
	if c.json {
		err = c.printJSON(raw)
	} else {
		c.printImport(result)
	}
	if err == nil && failed > 0 {
		return fmt.Errorf("%s", c.text("import_some_failed", "n", failed))
	}
	return err
}

func (c *command) printImport(result app.ImportResult) {
	var rows [][]any
	for _, f := range result.Files {
		name := filepath.Base(f.Path)
		if f.Sheet != "" {
			name += " / " + f.Sheet
		}
		if f.Problem != nil {
			rows = append(rows, []any{name, c.text("import_failed"), "", "", "", "", "", ""})
			continue
		}
		rows = append(rows, []any{name, f.Format, f.Shop, f.Rows, f.Added, f.Unchanged, f.Corrected, f.Quarantined})
	}
	c.printTable([]string{c.text("col_file"), c.text("col_format"), c.text("col_shop"), c.text("col_rows"), c.text("col_added"),
		c.text("col_unchanged"), c.text("col_corrected"), c.text("col_quarantined")}, []int{3, 4, 5, 6, 7}, rows)
	for _, f := range result.Files {
		if f.Problem != nil {
			fmt.Fprintf(c.out, "✗ %s: %s\n", filepath.Base(f.Path), f.Problem.Detail)
		}
		for _, note := range f.Notes {
			fmt.Fprintf(c.out, "  %s: %s\n", filepath.Base(f.Path), noteText(note))
		}
		for name, control := range f.Control {
			if control.File != "" && control.File != control.Imported {
				fmt.Fprintln(c.out, "  "+c.text("control_differs", "file", filepath.Base(f.Path), "name", name, "want", control.File, "got", control.Imported))
			}
		}
	}
}

// noteText is a note with the column, an example and how often.
func noteText(n app.Note) string {
	text := n.Text
	for _, detail := range []string{n.Column, n.Sample} {
		if detail != "" {
			text += " [" + detail + "]"
		}
	}
	if n.Count > 1 {
		text += fmt.Sprintf(" ×%d", n.Count)
	}
	return text
}

func (c *command) imports() *cobra.Command {
	cmd := &cobra.Command{Use: "imports", Short: c.text("cli_imports"), Args: cobra.NoArgs, RunE: c.listImports}
	cmd.AddCommand(&cobra.Command{Use: "list", Short: c.text("cli_imports"), Args: cobra.NoArgs, RunE: c.listImports})
	for _, action := range []string{"undo", "redo"} {
		cmd.AddCommand(&cobra.Command{Use: action + " SEQ", Short: c.text("cli_imports_" + action), Args: cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error {
				if _, err := strconv.ParseInt(args[0], 10, 64); err != nil {
					return &usageError{err}
				}
				return c.job(cmd.Context(), http.MethodPost, "/api/imports/"+args[0]+"/"+action, nil)
			}})
	}
	return cmd
}

// job starts a job, follows it and prints its result.
func (c *command) job(ctx context.Context, method, path string, in any) error {
	cl, err := c.connect(ctx)
	if err != nil {
		return err
	}
	defer cl.close()
	var started struct{ ID string }
	if err := cl.call(ctx, method, path, nil, in, &started); err != nil {
		return err
	}
	show, done := c.progress()
	var raw json.RawMessage
	err = cl.follow(ctx, started.ID, show, &raw)
	done()
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(raw)
	}
	fmt.Fprintln(c.out, c.text("done"))
	return nil
}

func (c *command) listImports(cmd *cobra.Command, _ []string) error {
	return c.show(cmd.Context(), "/api/imports", nil, func(raw json.RawMessage) error {
		var list struct{ Imports []app.ImportEntry }
		if err := json.Unmarshal(raw, &list); err != nil {
			return err
		}
		var rows [][]any
		for _, i := range list.Imports {
			rows = append(rows, []any{i.ImportSeq, i.FileName, i.Format, i.Shop, i.Rows, i.Added, i.Corrected, i.Quarantined, c.text("import_" + i.Status)})
		}
		c.printTable([]string{c.text("col_seq"), c.text("col_file"), c.text("col_format"), c.text("col_shop"), c.text("col_rows"), c.text("col_added"),
			c.text("col_corrected"), c.text("col_quarantined"), c.text("col_status")}, []int{0, 4, 5, 6, 7}, rows)
		return nil
	})
}
