package radar

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Report is what an evaluation found.
type Report struct {
	NAB       *NABReport       `json:"nab,omitempty"`
	Note      string           `json:"note,omitempty"`
	Shop      *ShopReport      `json:"shop,omitempty"`
	Simulated *SimulatedReport `json:"simulated,omitempty"`
	Speed     *SpeedReport     `json:"speed,omitempty"`
}

// options of a run.
type options struct {
	nab, data string
	merchants int
	r, speed  bool
}

// Run is the subcommand: it evaluates as the flags in args say and prints a Report as JSON to out.
func Run(ctx context.Context, args []string, out io.Writer) error {
	var o options
	flags := flag.NewFlagSet("radar", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&o.nab, "nab", "", "evaluate this directory alone, in the layout of the Numenta Anomaly Benchmark")
	flags.StringVar(&o.data, "data", "../shared/data", "folder of public data, whose nab is used where -nab is not said")
	flags.IntVar(&o.merchants, "merchants", 6, "demo merchants with incidents, and as many without")
	flags.BoolVar(&o.r, "r", true, "run R's forecast::tsoutliers where it is installed; takes minutes")
	flags.BoolVar(&o.speed, "speed", true, "time the scoring of 5,000 series")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("radar: %w", err)
	}
	report, err := o.evaluate(ctx)
	if err != nil {
		return fmt.Errorf("radar: %w", err)
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(report)
}

func (o options) evaluate(ctx context.Context) (r Report, err error) {
	if o.nab != "" {
		r.NAB, err = evaluateNAB(o.nab)
		return r, err
	}
	dir := filepath.Join(o.data, "nab")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		r.Note = "no Numenta benchmark at " + dir
	} else if r.NAB, err = evaluateNAB(dir); err != nil {
		return r, err
	}
	if r.Shop, err = evaluateShop(ctx, max(1, o.merchants), o.r); err != nil {
		return r, err
	}
	if o.speed {
		if r.Speed, err = measureSpeed(); err != nil {
			return r, err
		}
	}
	r.Simulated = evaluateSimulated()
	return r, nil
}
