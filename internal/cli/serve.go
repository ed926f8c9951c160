package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/api"
	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/web"
)

func (c *command) serve() *cobra.Command {
	cmd := &cobra.Command{Use: "serve", Short: c.text("cli_serve"), Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		dir, err := c.config.Dir()
		if err != nil {
			return err
		}
		return c.serveDir(cmd.Context(), dir)
	}}
	cmd.Flags().StringVar(&c.config.Listen, "listen", c.config.Listen, c.text("flag_listen"))
	return cmd
}

// serveDir serves a workspace until the context ends. A browser that switches to another
// workspace of the same parent makes the server close this one and open that.
func (c *command) serveDir(ctx context.Context, dir string) error {
	for {
		workspace, err := app.Open(ctx, dir, c.options())
		if err != nil {
			return err
		}
		next, err := c.serveOne(ctx, workspace)
		if err = errors.Join(err, workspace.Close()); err != nil || next == "" {
			return err
		}
		dir = filepath.Join(filepath.Dir(dir), next)
	}
}

func (c *command) serveOne(ctx context.Context, workspace *app.Workspace) (next string, err error) {
	files, built := web.FS()
	if !built {
		fmt.Fprintln(c.err, c.text("no_web"))
	}
	s, err := serve(ctx, workspace, c.config.Listen, files)
	if err != nil {
		return "", err
	}
	defer s.stop()
	release, err := workspace.Hold(app.Holder{URL: s.url, Token: s.token})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, release()) }()
	defer c.bringBriefs(ctx, workspace)()
	fmt.Fprintln(c.out, c.text("serving", "workspace", workspace.Name, "url", s.url))
	select {
	case <-ctx.Done():
		fmt.Fprintln(c.out, c.text("stopped"))
		return "", nil
	case next = <-workspace.Switched():
		c.config.Listen = s.listen // the browser keeps its address
		return next, nil
	case err = <-s.done:
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
		return "", err
	}
}

// bringBriefs sends the morning's briefs while the workspace is served; stop waits for the one under way.
func (c *command) bringBriefs(ctx context.Context, workspace *app.Workspace) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := workspace.Courier().Run(ctx); err != nil {
			fmt.Fprintln(c.err, c.text("push_stopped", "reason", err.Error()))
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

func (c *command) init() *cobra.Command {
	settings := app.DefaultSettings()
	cmd := &cobra.Command{Use: "init [DIR]", Short: c.text("cli_init"), Args: cobra.MaximumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			c.config.Workspace = args[0]
		}
		dir, err := c.config.Dir()
		if err != nil {
			return err
		}
		w, err := app.Create(cmd.Context(), dir, settings, c.options())
		if err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if c.json {
			raw, err := json.Marshal(map[string]any{"workspace": dir, "settings": settings})
			if err != nil {
				return err
			}
			return c.printJSON(raw)
		}
		fmt.Fprintln(c.out, c.text("created", "dir", dir))
		return nil
	}}
	f := cmd.Flags()
	f.StringVar(&settings.Title, "title", settings.Title, c.text("flag_title"))
	f.StringVar(&settings.Currency, "currency", settings.Currency, c.text("flag_currency"))
	f.StringVar(&settings.Zone, "zone", settings.Zone, c.text("flag_zone"))
	f.IntVar(&settings.DayStart, "day-start", settings.DayStart, c.text("flag_day_start"))
	return cmd
}

func (c *command) backup() *cobra.Command {
	return &cobra.Command{Use: "backup DIR", Short: c.text("cli_backup"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		dir, err := filepath.Abs(args[0])
		if err != nil {
			return err
		}
		return c.job(cmd.Context(), http.MethodPost, "/api/backup", map[string]string{"dir": dir})
	}}
}

func (c *command) restore() *cobra.Command {
	return &cobra.Command{Use: "restore BACKUP", Short: c.text("cli_restore"), Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		dir, err := c.config.Dir()
		if err != nil {
			return err
		}
		if err := app.Restore(cmd.Context(), args[0], dir, c.options()); err != nil {
			return err
		}
		fmt.Fprintln(c.out, c.text("restored", "dir", dir))
		return nil
	}}
}

func (c *command) version() *cobra.Command {
	return &cobra.Command{Use: "version", Short: c.text("cli_version"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		if c.json {
			return c.printJSON(json.RawMessage(fmt.Sprintf(`{"version":%q}`, app.Version)))
		}
		fmt.Fprintln(c.out, "suanpan", app.Version)
		return nil
	}}
}

func (c *command) openapi() *cobra.Command {
	return &cobra.Command{Use: "openapi", Hidden: true, Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		raw, err := json.Marshal(api.New(&app.Workspace{}, nil, "").OpenAPI())
		if err != nil {
			return fault.From(err)
		}
		return c.printJSON(raw)
	}}
}
