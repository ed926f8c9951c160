package radar

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// nabFile is one series of the Numenta Anomaly Benchmark.
type nabFile struct {
	name    string // group/file.csv
	at      []time.Time
	value   []float64
	windows []window // in order of time
}

// window of an anomaly: first and last index, inclusive.
type window struct{ from, to int }

// nabProfile weighs the outcomes.
type nabProfile struct {
	name       string
	tp, fp, fn float64
}

// loadNAB reads every series that combined_windows.json labels and that is in dir, and the
// profiles of profiles.json.
func loadNAB(dir string) ([]nabFile, []nabProfile, error) {
	var labels map[string][][2]string
	if err := readJSON(filepath.Join(dir, "combined_windows.json"), &labels); err != nil {
		return nil, nil, err
	}
	var weights map[string]struct{ CostMatrix map[string]float64 }
	if err := readJSON(filepath.Join(dir, "profiles.json"), &weights); err != nil {
		return nil, nil, err
	}
	var profiles []nabProfile
	for _, name := range []string{"standard", "reward_low_FP_rate", "reward_low_FN_rate"} {
		c := weights[name].CostMatrix
		if c == nil {
			return nil, nil, fmt.Errorf("profiles.json of %s has no %s", dir, name)
		}
		profiles = append(profiles, nabProfile{name, c["tpWeight"], c["fpWeight"], c["fnWeight"]})
	}
	var files []nabFile
	for name, spans := range labels {
		f, err := readNAB(filepath.Join(dir, filepath.FromSlash(name)), spans)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a group that is not here
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		f.name = name
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("no labelled series in %s", dir)
	}
	slices.SortFunc(files, func(a, b nabFile) int { return strings.Compare(a.name, b.name) })
	return files, profiles, nil
}

func readJSON(path string, to any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("labels: %w", err)
	}
	if err := json.Unmarshal(raw, to); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

const nabTime = "2006-01-02 15:04:05" // a fraction of a second may follow

func readNAB(path string, spans [][2]string) (nabFile, error) {
	var f nabFile
	in, err := os.Open(path)
	if err != nil {
		return f, err
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		return f, err
	}
	for _, row := range rows[1:] {
		at, err := time.Parse(nabTime, row[0])
		if err != nil {
			return f, err
		}
		v, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			return f, err
		}
		f.at, f.value = append(f.at, at), append(f.value, v)
	}
	for _, span := range spans {
		var ends [2]time.Time
		for i, text := range span {
			if ends[i], err = time.Parse(nabTime, text); err != nil {
				return f, err
			}
		}
		w := window{from: len(f.at), to: -1}
		for i, at := range f.at {
			if !at.Before(ends[0]) && !at.After(ends[1]) {
				w.from, w.to = min(w.from, i), i
			}
		}
		if w.to >= 0 {
			f.windows = append(f.windows, w)
		}
	}
	slices.SortFunc(f.windows, func(a, b window) int { return a.from - b.from })
	return f, nil
}

// probation is how many points at the beginning are not judged: 15 %, at most 750.
func (f nabFile) probation() int { return min(len(f.value)*15/100, 750) }
