package recordstest

import (
	"errors"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/records"
)

func verdicts(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	at := time.Date(2026, 9, 4, 8, 30, 0, 1000, time.UTC)
	v := records.Verdict{Finding: "f1", Metric: "orders", Day: "2026-09-03", Useful: true, At: at}
	must(t, s.PutVerdict(ctx, v))
	v.Useful = false
	must(t, s.PutVerdict(ctx, v))
	must(t, s.PutVerdict(ctx, records.Verdict{Finding: "f2", Metric: "aov", Day: "2026-09-03", At: at}))
	list, err := s.Verdicts(ctx)
	must(t, err)
	if len(list) != 2 || list[0] != v {
		t.Fatalf("got %+v", list)
	}
	must(t, s.DeleteVerdict(ctx, "f1"))
	if err := s.DeleteVerdict(ctx, "f1"); !errors.Is(err, records.ErrNotFound) {
		t.Fatalf("taken back twice: %v", err)
	}
	if err := s.PutVerdict(ctx, records.Verdict{Metric: "orders", Day: "2026-09-03"}); !isInvalid(err) {
		t.Fatalf("a verdict on nothing: %v", err)
	}
}
