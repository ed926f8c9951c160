package cli

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/suanpan/suanpan/internal/analysts/returns"
)

// printReturns says, under the statement, what it may still lose to refunds.
func (c *command) printReturns(statement json.RawMessage) error {
	var s struct {
		PredictedReturns *returns.Prediction `json:"predicted_returns"`
	}
	if err := json.Unmarshal(statement, &s); err != nil {
		return err
	}
	p := s.PredictedReturns
	if p == nil || p.Status == returns.Settled {
		return nil
	}
	var refused int64
	for _, r := range p.Refusals {
		refused += r.Sales
	}
	fmt.Fprintln(c.out, "\n"+c.text("returns_"+string(p.Status), "amount", amount(p.Expected, p.Currency), "lower", amount(p.Lower, p.Currency),
		"upper", amount(p.Upper, p.Currency), "orders", strconv.FormatInt(p.Orders, 10), "refused", amount(refused, p.Currency)))
	return nil
}
