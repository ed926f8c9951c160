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
	Shop      *ShopReport      `json:"shop"`
	Simulated *SimulatedReport `json:"simulated"`
	Speed     *SpeedReport     `json:"speed,omitempty"`
}

// Run is the subcommand: it evaluates as the flags in args say and prints a Report as JSON to out.
func Run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("radar", flag.ContinueOnError)
	flags.SetOutput(out)
	nab := flags.String("nab", "", "directory in the layout of the Numenta Anomaly Benchmark")
	data := flags.String("data", "../shared/data", "folder of public data, used where -nab is not said")
	merchants := flags.Int("merchants", 6, "demo merchants with incidents, and as many without")
	r := flags.Bool("r", true, "run R's forecast::tsoutliers where it is installed; takes minutes")
	speed := flags.Bool("speed", true, "time the scoring of 5,000 series")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("radar: %w", err)
	}
	var report Report
	dir := *nab
	if dir == "" {
		dir = filepath.Join(*data, "nab")
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			report.Note = "no Numenta benchmark at " + dir
			dir = ""
		}
	}
	if dir != "" {
		var err error
		if report.NAB, err = evaluateNAB(dir); err != nil {
			return fmt.Errorf("radar: %w", err)
		}
	}
	var err error
	if report.Shop, err = evaluateShop(ctx, max(1, *merchants), *r); err != nil {
		return fmt.Errorf("radar: %w", err)
	}
	if *speed {
		if report.Speed, err = measureSpeed(); err != nil {
			return fmt.Errorf("radar: %w", err)
		}
	}
	report.Simulated = evaluateSimulated()
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(report)
}
