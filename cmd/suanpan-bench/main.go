package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

// options are the command line.
type options struct {
	lines   int64
	only    string
	dir     string
	json    bool
	write   string
	keep    bool
	profile string
	child   string
}

func main() {
	var o options
	flag.Int64Var(&o.lines, "lines", 10_000_000, "order lines of the imported file")
	flag.StringVar(&o.only, "only", "", "benchmarks to run, by comma: "+strings.Join(names, ", ")+"; empty: all")
	flag.StringVar(&o.dir, "dir", filepath.Join(".cache", "bench"), "where file and workspace are made; 1 GB per million lines, and as much again for the peer")
	flag.BoolVar(&o.json, "json", false, "print JSON")
	flag.StringVar(&o.write, "write", "", "also write the table as Markdown to this file")
	flag.BoolVar(&o.keep, "keep", false, "leave file and workspace in dir, and use those that are there")
	flag.StringVar(&o.profile, "profile", "", "directory for CPU profiles of the measured processes")
	flag.StringVar(&o.child, "child", "", "for the program's own use: the measured process to be")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := o.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "suanpan-bench:", err)
		os.Exit(1)
	}
}

func (o options) run(ctx context.Context) error {
	if o.child != "" {
		return o.serve(ctx)
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	r, err := o.measure(ctx)
	if !o.keep {
		for _, path := range []string{o.orders(), o.workspace()} {
			if failed := os.RemoveAll(path); err == nil {
				err = failed
			}
		}
	}
	if err != nil {
		return err
	}
	if o.write != "" {
		if err := os.WriteFile(o.write, []byte(r.markdown()), 0o644); err != nil {
			return err
		}
	}
	if o.json {
		encoder := json.NewEncoder(os.Stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(r)
	}
	_, err = fmt.Print(r.text())
	return err
}

// names of the benchmarks, in the order in which they run.
var names = []string{"import", "day", "profit", "page", "xlsx"}

func (o options) wants(name string) bool {
	return o.only == "" || slices.Contains(strings.Split(o.only, ","), name)
}

func (o options) orders() string { return filepath.Join(o.dir, fmt.Sprintf("orders-%d.csv", o.lines)) }
func (o options) workspace() string {
	return filepath.Join(o.dir, fmt.Sprintf("workspace-%d", o.lines))
}

// measure runs the benchmarks that are wanted.
func (o options) measure(ctx context.Context) (report, error) {
	for name := range strings.SplitSeq(o.only, ",") {
		if name != "" && !slices.Contains(names, name) {
			return report{}, fmt.Errorf("no benchmark %q, there are %s", name, strings.Join(names, ", "))
		}
	}
	r := o.newReport()
	steps := map[string]func(context.Context) ([]measurement, error){
		"import": o.importing, "day": o.day, "profit": o.profit, "page": o.page, "xlsx": o.xlsx,
	}
	for _, name := range names {
		if !o.wants(name) {
			continue
		}
		found, err := steps[name](ctx)
		if err != nil {
			return r, fmt.Errorf("%s: %w", name, err)
		}
		r.Measurements = append(r.Measurements, found...)
	}
	return r, nil
}
