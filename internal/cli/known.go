package cli

import (
	"encoding/json"
	"fmt"

	"github.com/suanpan/suanpan/internal/analysts/profit"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// printKnown says, under a statement that is no profit as a whole, why, what is known of it, and what to do.
func (c *command) printKnown(statement json.RawMessage) error {
	var s struct {
		run.Statement
		KnownPart *profit.KnownPart `json:"known_part"`
	}
	if err := json.Unmarshal(statement, &s); err != nil {
		return err
	}
	if s.KnownPart == nil {
		return nil
	}
	key, n := "known_part_cost", s.KnownPart.MissingCost
	if n == 0 {
		key, n = "known_part_fees", s.KnownPart.MissingSKUs
	}
	fmt.Fprintln(c.out, "\n"+c.text(key, "n", n, "sales", amount(s.Subtotals["operating_profit"].Missing, s.Currency),
		"known", s.KnownPart.SKUs, "profit", amount(s.KnownPart.Subtotals["operating_profit"], s.Currency)))
	return nil
}
