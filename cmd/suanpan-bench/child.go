package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"
)

// outcome is what a measured process reports.
type outcome struct {
	Seconds map[string]float64 `json:"seconds"` // by what was timed
	PeakMB  float64            `json:"peak_mb"` // resident memory, 0 where the system does not tell
	CPU     float64            `json:"cpu"`     // seconds of all cores, over the whole process
	Lines   int64              `json:"lines"`   // of the day rebuilt
	Rows    int64              `json:"rows"`    // of the rollup that was asked
}

// start runs the program again as the measured process name and reads its outcome.
func (o options) start(ctx context.Context, name string) (outcome, error) {
	fmt.Fprintf(os.Stderr, "%s  %s …\n", time.Now().Format("15:04:05"), name)
	self, err := os.Executable()
	if err != nil {
		return outcome{}, err
	}
	cmd := exec.CommandContext(ctx, self, "-child", name, "-dir", o.dir, "-lines", strconv.FormatInt(o.lines, 10), "-profile", o.profile)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return outcome{}, fmt.Errorf("measured process %s: %w", name, err)
	}
	var got outcome
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		return outcome{}, fmt.Errorf("measured process %s: %w", name, err)
	}
	got.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	return got, nil
}

// serve is the measured process.
func (o options) serve(ctx context.Context) (err error) {
	work, ok := map[string]func(context.Context, *outcome) error{
		"suanpan import": o.importOrders, "duckdb read_csv": o.readCSV, "rebuild": o.rebuildDay,
		"profit": o.askProfit, "page": o.askPage, "xlsx": o.writeXLSX, "xlsx floor": o.writeBareXLSX,
	}[o.child]
	if !ok {
		return fmt.Errorf("no measured process %q", o.child)
	}
	if o.profile != "" {
		stop, err := o.startProfile()
		if err != nil {
			return err
		}
		defer stop()
	}
	result := outcome{Seconds: map[string]float64{}}
	if err := work(ctx, &result); err != nil {
		return err
	}
	result.PeakMB = peakMB()
	return json.NewEncoder(os.Stdout).Encode(result)
}

func (o options) startProfile() (stop func(), err error) {
	if err := os.MkdirAll(o.profile, 0o700); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(o.profile, strings.ReplaceAll(o.child, " ", "-")+".pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}

// time notes how long fn took.
func (r *outcome) time(what string, fn func() error) error {
	begin := time.Now()
	err := fn()
	r.Seconds[what] = time.Since(begin).Seconds()
	return err
}

// rounds is how often what takes less than a second is measured.
const rounds = 5

// median notes the median of several rounds, after one that does not count.
func (r *outcome) median(what string, fn func() error) error {
	var seconds []float64
	for range rounds + 1 {
		begin := time.Now()
		if err := fn(); err != nil {
			return err
		}
		seconds = append(seconds, time.Since(begin).Seconds())
	}
	seconds = seconds[1:]
	slices.Sort(seconds)
	r.Seconds[what] = seconds[rounds/2]
	return nil
}
