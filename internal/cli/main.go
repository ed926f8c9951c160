package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/suanpan/suanpan/internal/api"
	"github.com/suanpan/suanpan/internal/config"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
)

// command is what every command shares.
type command struct {
	config   config.Config
	json     bool
	lang     i18n.Lang
	in       io.Reader
	out, err io.Writer
}

// Main runs one command and returns the process's exit code: 0 done, 1 failed, 2 wrong usage.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	cfg, err := config.FromEnv(os.Getenv)
	if err != nil {
		fmt.Fprintln(errOut, err)
		return 2
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(errOut, &slog.HandlerOptions{Level: slog.LevelWarn})))
	c := &command{config: cfg, lang: i18n.Match(language(args, cfg.Lang)), in: in, out: out, err: errOut}
	root := c.root()
	c.spell(root)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	if err := root.ExecuteContext(ctx); err != nil {
		fmt.Fprintln(errOut, c.sentence(err))
		var usage *usageError
		if errors.As(err, &usage) {
			return 2
		}
		return 1
	}
	return 0
}

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use: "suanpan", Short: c.text("cli_about"), SilenceErrors: true, SilenceUsage: true,
		Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			c.lang = i18n.Match(c.config.Lang)
			if err := c.config.Check(); err != nil {
				if errors.Is(err, config.ErrNotLoopback) {
					return fault.New(fault.Refused, "listen_refused", fault.Args{"listen": c.config.Listen}).Because(err)
				}
				return &usageError{err}
			}
			return nil
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	f := root.PersistentFlags()
	f.StringVarP(&c.config.Workspace, "workspace", "w", c.config.Workspace, c.text("flag_workspace"))
	f.BoolVar(&c.json, "json", false, c.text("flag_json"))
	f.StringVar(&c.config.Lang, "lang", c.config.Lang, c.text("flag_lang"))
	f.Lookup("lang").DefValue = "" // what the locale says is no default of the program
	f.IntVar(&c.config.MemoryMB, "memory", c.config.MemoryMB, c.text("flag_memory"))
	root.AddCommand(
		c.demo(), c.serve(), c.init(), c.importFiles(), c.today(), c.formats(), c.quarantine(), c.imports(), c.push(),
		c.profit(), c.query(), c.listMetrics(), c.token(), c.restatements(), c.reconcile(), c.costs(), c.rules(), c.shops(),
		c.doctor(), c.backup(), c.restore(), c.version(), c.openapi(),
	)
	return root
}

// text is a sentence in the reader's language; args are name, value pairs.
func (c *command) text(key string, args ...any) string {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return i18n.Text(c.lang, key, m)
}

// sentence words an error for the reader.
func (c *command) sentence(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		s := i18n.Text(c.lang, f.Code, f.Args)
		if f.Kind == fault.Internal && f.Unwrap() != nil {
			s += " (" + f.Unwrap().Error() + ")"
		}
		return s
	}
	var p *api.Problem
	if errors.As(err, &p) {
		return p.Detail
	}
	return err.Error()
}
