package records

import (
	"context"
	"time"
)

// Verdict is what a reader said of a finding of the radar.
type Verdict struct {
	Finding string // id
	Metric  string // of the rule that found it
	Day     string // YYYY-MM-DD, on which it was found
	Useful  bool
	At      time.Time // UTC
}

// Verdicts are kept by finding.
type Verdicts interface {
	// Verdicts gives all verdicts by finding.
	Verdicts(ctx context.Context) ([]Verdict, error)
	// PutVerdict says what a finding was worth, in place of what was said of it before.
	PutVerdict(ctx context.Context, v Verdict) error
	// DeleteVerdict takes a verdict back, or gives ErrNotFound.
	DeleteVerdict(ctx context.Context, finding string) error
}

// Check refuses a verdict on nothing.
func (v Verdict) Check() error {
	for field, value := range map[string]string{"finding": v.Finding, "metric": v.Metric, "day": v.Day} {
		if value == "" {
			return &InvalidError{Record: "verdict", Field: field, Value: value}
		}
	}
	return nil
}
