package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/i18n"
)

func (c *command) demo() *cobra.Command {
	var opt demo.Options
	var serveAfter, filesOnly bool
	var dir string
	cmd := &cobra.Command{Use: "demo", Short: c.text("cli_demo"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		workspace, err := c.config.Dir()
		if err != nil {
			return err
		}
		if dir == "" {
			dir = workspace + "-files"
		}
		if !filesOnly && app.Exists(workspace) {
			if !serveAfter {
				fmt.Fprintln(c.out, c.text("demo_exists", "dir", workspace))
				return nil
			}
			c.printNext(workspace)
			return c.serveDir(cmd.Context(), workspace)
		}
		manifest, err := c.writeDemo(cmd.Context(), dir, opt)
		if err != nil || filesOnly {
			return err
		}
		if err := c.importDemo(cmd.Context(), workspace, dir, manifest); err != nil {
			return err
		}
		c.printNext(workspace)
		if !serveAfter {
			return nil
		}
		return c.serveDir(cmd.Context(), workspace)
	}}
	f := cmd.Flags()
	f.BoolVar(&serveAfter, "serve", false, c.text("flag_serve"))
	f.BoolVar(&filesOnly, "files-only", false, c.text("flag_files_only"))
	f.StringVar(&dir, "dir", "", c.text("flag_demo_dir"))
	f.Int64Var(&opt.Lines, "lines", 0, c.text("flag_lines"))
	f.IntVar(&opt.Days, "days", 0, c.text("flag_days"))
	f.Uint64Var(&opt.Seed, "seed", 0, c.text("flag_seed"))
	f.StringSliceVar(&opt.Only, "only", nil, c.text("flag_only"))
	f.StringVar(&c.config.Listen, "listen", c.config.Listen, c.text("flag_listen"))
	return cmd
}

func (c *command) writeDemo(ctx context.Context, dir string, opt demo.Options) (demo.Manifest, error) {
	show, done := c.progress()
	defer done()
	return demo.Write(ctx, dir, opt, func(at, total int64) {
		show(app.Progress{Step: "step_demo", Item: filepath.Base(dir), Done: at, Total: total})
	})
}

// importDemo puts the demo's files into a new workspace through the ordinary import path: first what the
// merchant had until last week, then the files since, so that restatements have something to tell.
func (c *command) importDemo(ctx context.Context, dir, files string, manifest demo.Manifest) (err error) {
	settings := app.DefaultSettings()
	settings.Title = c.text("demo_title")
	workspace, err := app.Create(ctx, dir, settings, c.options())
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, workspace.Close()); err != nil {
			os.RemoveAll(dir) // half a demo is of no use; the next try starts afresh
		}
	}()
	shops := map[string]string{}
	for _, f := range manifest.Files {
		if f.Shop == "" {
			continue
		}
		shops[filepath.Join(files, filepath.FromSlash(f.Path))] = f.Shop
		shop := app.Shop{ID: f.Shop, Name: f.Shop, Platform: f.Platform, Zone: settings.Zone, Currency: settings.Currency}
		if err := workspace.PutShop(ctx, shop); err != nil {
			return err
		}
	}
	show, done := c.progress()
	defer done()
	imported := 0
	for _, stage := range stages(manifest, files) {
		result, err := workspace.Import(ctx, app.ImportRequest{Paths: stage, ShopOf: shops}, show)
		if err != nil {
			return err
		}
		for _, f := range result.Files {
			if f.Problem != nil {
				return fmt.Errorf("%s: %s", f.Path, i18n.Text(c.lang, f.Problem.Code, f.Problem.Args))
			}
		}
		imported += len(result.Files)
	}
	done()
	fmt.Fprintln(c.out, c.text("demo_imported", "files", imported, "dir", dir))
	return nil
}

// stages splits the demo's files: what the merchant had last week in one go, then what came since, file by file.
func stages(manifest demo.Manifest, dir string) [][]string {
	var before []string
	var since [][]string
	for _, f := range manifest.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if f.Late {
			since = append(since, []string{path})
		} else {
			before = append(before, path)
		}
	}
	return append([][]string{before}, since...)
}

// printNext names the three commands that are most useful next.
func (c *command) printNext(dir string) {
	name := filepath.ToSlash(os.Args[0])
	fmt.Fprintln(c.out, c.text("next", "suanpan", name, "dir", dir))
}
