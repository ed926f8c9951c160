package ledger

import (
	_ "embed"
	"fmt"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/records"
)

//go:embed defaults.yaml
var defaultsYAML []byte

// DefaultRules are the rules that a new workspace begins with: estimates, Source "default",
// without ids and open in time. Any rule of the merchant beats them.
func DefaultRules() ([]records.Rule, error) {
	var raw []struct {
		Kind, Platform, Province, Basis, Note string
		Currency                              string
		Amount                                int64
		Rate                                  float64
	}
	if err := yaml.Unmarshal(defaultsYAML, &raw); err != nil {
		return nil, fmt.Errorf("ledger: default rules: %w", err)
	}
	rules := make([]records.Rule, len(raw))
	for i, r := range raw {
		rules[i] = records.Rule{Kind: r.Kind, Platform: r.Platform, Province: r.Province, Basis: r.Basis,
			Amount: r.Amount, Rate: r.Rate, Currency: r.Currency, Source: SourceDefault, Note: r.Note}
	}
	return rules, nil
}
