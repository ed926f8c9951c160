package run

import (
	"context"
	"slices"

	"github.com/suanpan/suanpan/internal/metrics"
)

// RunMarked is Run with, in every row, what is missing under each value (Row.Missing): a value over
// anything missing is no fact.
func (r *Runner) RunMarked(ctx context.Context, q metrics.Query) (*Result, error) {
	catalogue, err := r.catalogue.WithTyped(q.Formulas)
	if err != nil {
		return nil, err
	}
	asked := len(q.Metrics)
	names, doubts, err := catalogue.Doubts(q.Metrics)
	if err != nil {
		return nil, err
	}
	q.Metrics = names
	full, err := r.Run(ctx, q)
	if err != nil || len(names) == asked {
		return full, err
	}
	marked := *full // the answer itself may be in the cache
	marked.Metrics = full.Metrics[:asked]
	marked.Rows = make([]Row, len(full.Rows))
	for i, row := range full.Rows {
		row.Values, row.Missing = row.Values[:asked], missing(row.Values, doubts)
		if row.Before != nil {
			row.Before, row.BeforeMissing = row.Before[:asked], missing(row.Before, doubts)
		}
		marked.Rows[i] = row
	}
	return &marked, nil
}

// missing gives per metric the greatest of its doubts, nil where all are 0. A line that misses two
// components is in both, so their sum would count it twice.
func missing(values []Value, doubts [][]int) []int64 {
	most := make([]int64, len(doubts))
	for i, places := range doubts {
		for _, at := range places {
			most[i] = max(most[i], values[at].Int())
		}
	}
	if !slices.ContainsFunc(most, func(n int64) bool { return n != 0 }) {
		return nil
	}
	return most
}
