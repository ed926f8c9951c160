package rootcause

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path/filepath"
)

// firstUnseen is the first seed of Generate that the method was not tuned on.
const firstUnseen = 30_000

// flags are the subcommand's.
type flags struct {
	data      string
	instances int
	seed      uint64
	merchants int
	cases     bool
}

// Run is the subcommand: it evaluates as the flags in args say and prints a Report as JSON to out.
func Run(ctx context.Context, args []string, out io.Writer) error {
	var f flags
	set := flag.NewFlagSet("rootcause", flag.ContinueOnError)
	set.SetOutput(out)
	set.StringVar(&f.data, "data", "", "directory of CSV tables with injection_info.csv, or of such directories")
	set.IntVar(&f.instances, "generate", 200, "generated instances")
	set.Uint64Var(&f.seed, "seed", firstUnseen, "seed of the first generated instance")
	set.IntVar(&f.merchants, "merchants", 20, "demo merchants with causes injected")
	set.BoolVar(&f.cases, "cases", true, "print every instance, not only the sums")
	if err := set.Parse(args); err != nil {
		return fmt.Errorf("rootcause: %w", err)
	}
	r, err := f.report(ctx)
	if err != nil {
		return fmt.Errorf("rootcause: %w", err)
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

func (f flags) report(ctx context.Context) (Report, error) {
	r := Report{F1Is: f1Is}
	if f.data != "" {
		dirs, err := folders(f.data)
		if err != nil {
			return r, err
		}
		for _, dir := range dirs {
			b := bench{name: filepath.Base(dir)}
			if err := b.directory(ctx, dir); err != nil {
				return r, err
			}
			r.Sets = append(r.Sets, b.set(f.cases))
		}
	}
	if f.instances > 0 {
		b := bench{name: fmt.Sprintf("generated S, seeds %d to %d", f.seed, f.seed+uint64(f.instances)-1)}
		for i := range uint64(f.instances) {
			if err := ctx.Err(); err != nil {
				return r, err
			}
			if err := b.run(Generate(f.seed + i)); err != nil {
				return r, err
			}
		}
		r.Sets = append(r.Sets, b.set(f.cases))
	}
	demoShops, err := shops(ctx, f.merchants, f.cases)
	if err != nil {
		return r, err
	}
	r.Sets = append(r.Sets, demoShops...)
	return r, nil
}
