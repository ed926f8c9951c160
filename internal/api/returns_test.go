package api_test

import (
	"testing"

	"github.com/suanpan/suanpan/internal/analysts/returns"
)

type statementWithReturns struct {
	PredictedReturns *returns.Prediction `json:"predicted_returns"`
}

// The prediction stands beside the whole statement, refused where there is nothing to go by.
func TestPredictedReturns(t *testing.T) {
	s := stocked(t)
	p := get[returns.Prediction](t, s, "/api/returns")
	if p.Status != returns.Refused || p.Expected != 0 || p.Orders != 3 || p.Sales != 13700 ||
		len(p.Refusals) != 1 || p.Refusals[0].Reason != returns.Undated {
		t.Errorf("%+v", p)
	}
	if p := get[returns.Prediction](t, s, "/api/returns?"+escaped("filter=shop:二店&from=2026-09-11")); p.Orders != 1 || p.Sales != 700 {
		t.Errorf("narrowed: %+v", p)
	}
	if got := get[statementWithReturns](t, s, "/api/statement").PredictedReturns; got == nil || got.Status != returns.Refused {
		t.Errorf("beside the statement: %+v", got)
	}
	if got := get[statementWithReturns](t, s, "/api/statement?by=sku").PredictedReturns; got != nil {
		t.Errorf("beside rows: %+v", got)
	}
	if got := get[statementWithReturns](t, serve(t), "/api/statement").PredictedReturns; got == nil || got.Status != returns.Settled {
		t.Errorf("empty workspace: %+v", got)
	}
}
