package records

import (
	"context"
	"math"
	"strconv"
	"time"
)

// Rule is one cost or fee for a period and a scope. What the kinds mean and which of several
// rules applies is the ledger's to say.
type Rule struct {
	ID   int64 // 0: new
	Kind string

	// Scope; "" means any.
	Platform, Shop, SKU, Category, Province, Carrier, Account, Influencer, Session string
	// Weight range in kg, MinWeight inclusive, MaxWeight exclusive; 0 means open.
	MinWeight, MaxWeight float64

	Amount   int64   // minor units; millionths of the major unit for a unit cost
	Rate     float64 // a fraction; 0.05 is 5 %
	Basis    string  // what the rate is of, or the amount per
	Currency string  // of Amount; "": the reporting currency

	From, To string // YYYY-MM-DD, inclusive; "" is open
	Source   string // default | user | import
	Note     string
}

// Rules are kept by ID. Every change counts, so that what was derived from them knows its age.
type Rules interface {
	// Rules gives the rules of the kinds, or all, by kind and ID.
	Rules(ctx context.Context, kinds ...string) ([]Rule, error)
	// PutRules writes rules in one transaction and gives their IDs. A rule with an ID changes that
	// one (or gives ErrNotFound). One without takes the place of the rule with the same kind,
	// scope and From, if there is one; so importing a cost table twice changes nothing.
	PutRules(ctx context.Context, rules ...Rule) ([]int64, error)
	// DeleteRules deletes rules in one transaction and says how many there were.
	DeleteRules(ctx context.Context, ids ...int64) (int64, error)
	// RulesVersion is a number that grows with every change of a rule or an exchange rate.
	RulesVersion(ctx context.Context) (int64, error)
}

// Check says what cannot be as it is, as an *InvalidError.
func (r Rule) Check() error {
	bad := func(field, value string) error { return &InvalidError{"rule", field, value} }
	if r.Kind == "" {
		return bad("kind", "")
	}
	switch r.Source {
	case "default", "user", "import":
	default:
		return bad("source", r.Source)
	}
	if math.IsNaN(r.Rate) || math.IsInf(r.Rate, 0) {
		return bad("rate", strconv.FormatFloat(r.Rate, 'g', -1, 64))
	}
	for _, w := range []struct {
		name string
		kg   float64
	}{{"min_weight", r.MinWeight}, {"max_weight", r.MaxWeight}} {
		if !(w.kg >= 0) || math.IsInf(w.kg, 0) {
			return bad(w.name, strconv.FormatFloat(w.kg, 'g', -1, 64))
		}
	}
	if r.MaxWeight > 0 && r.MaxWeight <= r.MinWeight {
		return bad("max_weight", strconv.FormatFloat(r.MaxWeight, 'g', -1, 64))
	}
	for _, d := range []struct{ name, day string }{{"from", r.From}, {"to", r.To}} {
		if _, err := time.Parse(time.DateOnly, d.day); d.day != "" && err != nil {
			return bad(d.name, d.day)
		}
	}
	if r.From != "" && r.To != "" && r.To < r.From {
		return bad("to", r.To)
	}
	return nil
}

// Check says what cannot be as it is, as an *InvalidError.
func (s Shop) Check() error {
	if s.ID == "" {
		return &InvalidError{"shop", "id", ""}
	}
	if _, err := time.LoadLocation(s.Zone); err != nil {
		return &InvalidError{"shop", "zone", s.Zone}
	}
	if s.DayStart < 0 || s.DayStart > 23 {
		return &InvalidError{"shop", "day_start", strconv.Itoa(s.DayStart)}
	}
	return nil
}
