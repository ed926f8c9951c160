package rootcause

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// truthFile names the causes of the tables beside it.
const truthFile = "injection_info.csv"

// errLayout is a directory that is not laid out like the RiskLoc data.
var errLayout = errors.New("not a directory of tables with " + truthFile)

// folders are root and the directories below it that hold a truth file.
func folders(root string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() == truthFile {
			dirs = append(dirs, filepath.Dir(path))
		}
		return err
	})
	if err == nil && len(dirs) == 0 {
		err = fmt.Errorf("%s: %w", root, errLayout)
	}
	return dirs, err
}

// truths are the causes of a directory's tables by the table's name, and those names in order.
func truths(dir string) (map[string][]string, []string, error) {
	header, rows, err := readCSV(filepath.Join(dir, truthFile))
	if err != nil {
		return nil, nil, err
	}
	file, set := slices.Index(header, "timestamp"), slices.Index(header, "set")
	if file < 0 || set < 0 {
		return nil, nil, fmt.Errorf("%s: %w: no columns timestamp and set", dir, errLayout)
	}
	causes := map[string][]string{}
	var names []string
	for _, row := range rows {
		names = append(names, row[file])
		var all []string
		for cause := range strings.SplitSeq(row[set], ";") {
			elements := strings.Split(cause, "&")
			slices.Sort(elements)
			all = append(all, strings.Join(elements, "&"))
		}
		slices.Sort(all)
		causes[row[file]] = slices.Compact(all)
	}
	return causes, names, nil
}

// read is one table: a sum, or a ratio of the files name.a.csv and name.b.csv.
func read(dir, name string) (rootcause.Table, error) {
	path := filepath.Join(dir, name)
	t, err := readTable(path + ".csv")
	if !errors.Is(err, fs.ErrNotExist) {
		return t, err
	}
	numerator, err := readTable(path + ".a.csv")
	if err != nil {
		return rootcause.Table{}, err
	}
	denominator, err := readTable(path + ".b.csv")
	if err != nil {
		return rootcause.Table{}, err
	}
	if !slices.EqualFunc(numerator.Codes, denominator.Codes, slices.Equal) {
		return rootcause.Table{}, fmt.Errorf("%s: %w: numerator and denominator have other leaves", path, errLayout)
	}
	numerator.ActualDen, numerator.ExpectedDen = denominator.Actual, denominator.Expected
	return numerator, nil
}

// readTable is a CSV file of dimensions, real and predict.
func readTable(path string) (rootcause.Table, error) {
	var t rootcause.Table
	header, rows, err := readCSV(path)
	if err != nil {
		return t, err
	}
	actual, expected := slices.Index(header, "real"), slices.Index(header, "predict")
	if actual < 0 || expected < 0 {
		return t, fmt.Errorf("%s: %w: no columns real and predict", path, errLayout)
	}
	for column, dim := range header {
		if column == actual || column == expected {
			continue
		}
		codes, values := make([]int32, len(rows)), map[string]int32{}
		d := rootcause.Dim{Name: dim}
		for i, row := range rows {
			code, ok := values[row[column]]
			if !ok {
				code = int32(len(values))
				values[strings.Clone(row[column])] = code
				d.Values = append(d.Values, row[column])
			}
			codes[i] = code
		}
		t.Dims, t.Codes = append(t.Dims, d), append(t.Codes, codes)
	}
	t.Actual, t.Expected = make([]float64, len(rows)), make([]float64, len(rows))
	for i, row := range rows {
		var failed error
		if t.Actual[i], err = strconv.ParseFloat(row[actual], 64); err != nil {
			failed = err
		}
		if t.Expected[i], err = strconv.ParseFloat(row[expected], 64); err != nil {
			failed = err
		}
		if failed != nil {
			return t, fmt.Errorf("%s: row %d: %w", path, i+2, failed)
		}
	}
	return t, nil
}

func readCSV(path string) ([]string, [][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: empty", errLayout)
		}
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return header, rows, nil
}
