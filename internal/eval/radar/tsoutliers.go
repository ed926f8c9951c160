package radar

import (
	"bufio"
	"bytes"
	"context"
	_ "embed" // the script
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

//go:embed tsoutliers.R
var tsoutliersScript string

// tsoutliers has R score the spans of cases as forecast::tsoutliers would; two processes share them.
// Without R or its package there is an error.
func tsoutliers(ctx context.Context, cases []shopCase) ([]scored, error) {
	out := make([]scored, len(cases))
	var failed [2]error
	both(2, func(w int) {
		failed[w] = scoreInR(ctx, cases, out, w)
	})
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scoreInR scores every second case, from w.
func scoreInR(ctx context.Context, cases []shopCase, out []scored, w int) error {
	var in, stderr bytes.Buffer
	for i := w; i < len(cases); i += 2 {
		c := &cases[i]
		fmt.Fprint(&in, spanDays)
		for _, v := range c.series.Value[:c.from+spanDays] {
			in.WriteString(" " + strconv.FormatFloat(v, 'g', -1, 64))
		}
		in.WriteByte('\n')
	}
	cmd := exec.CommandContext(ctx, "Rscript", "--vanilla", "-e", tsoutliersScript)
	cmd.Stdin, cmd.Stderr = &in, &stderr
	text, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("forecast::tsoutliers: %w: %s", err, strings.TrimSpace(stderr.String()))
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for i := w; i < len(cases); i += 2 {
		if !lines.Scan() {
			return fmt.Errorf("forecast::tsoutliers: %d series unanswered", (len(cases)-i+1)/2)
		}
		for _, field := range strings.Fields(lines.Text()) {
			s, err := strconv.ParseFloat(field, 64)
			if err != nil {
				return fmt.Errorf("forecast::tsoutliers: %w", err)
			}
			out[i].score = append(out[i].score, s)
		}
		out[i].shopCase = &cases[i]
		if len(out[i].score) != spanDays {
			return fmt.Errorf("forecast::tsoutliers: %d days of %d", len(out[i].score), spanDays)
		}
	}
	return nil
}
