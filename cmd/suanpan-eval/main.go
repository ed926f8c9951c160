package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/suanpan/suanpan/internal/eval/radar"
	"github.com/suanpan/suanpan/internal/eval/rootcause"
)

// evaluation is one subcommand: it reads its own flags from args and prints JSON to out.
type evaluation struct {
	name string
	run  func(ctx context.Context, args []string, out io.Writer) error
}

func evaluations() []evaluation {
	return []evaluation{
		{"radar", radar.Run},
		{"rootcause", rootcause.Run},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "suanpan-eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	var names []string
	for _, e := range evaluations() {
		if len(args) > 0 && args[0] == e.name {
			return e.run(ctx, args[1:], out)
		}
		names = append(names, e.name)
	}
	return fmt.Errorf("say what to evaluate: %s", strings.Join(names, ", "))
}
