package ledgertest

import (
	"fmt"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
)

// costsOf are unit costs of the benchmark's SKUs, each changed once.
func costsOf(n int) []records.Rule {
	var rules []records.Rule
	for i := range n {
		sku := fmt.Sprintf("SKU-%05d", i)
		rules = append(rules,
			records.Rule{ID: int64(2*i + 1), Kind: ledger.UnitCost, SKU: sku, Amount: int64(3_000_000 + i*250_000), Source: "user"},
			records.Rule{ID: int64(2*i + 2), Kind: ledger.UnitCost, SKU: sku, Amount: int64(3_500_000 + i*250_000), From: "2024-08-01", Source: "user"})
	}
	return rules
}
