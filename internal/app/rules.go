package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Rule is a cost or fee rule as people edit it.
type Rule struct {
	ID         int64   `json:"id,omitempty"`
	Kind       string  `json:"kind"`
	Platform   string  `json:"platform,omitempty"`
	Shop       string  `json:"shop,omitempty"`
	SKU        string  `json:"sku,omitempty"`
	Category   string  `json:"category,omitempty"`
	Province   string  `json:"province,omitempty"`
	Carrier    string  `json:"carrier,omitempty"`
	Account    string  `json:"account,omitempty"`
	Influencer string  `json:"influencer,omitempty"`
	Session    string  `json:"session,omitempty"`
	MinWeight  float64 `json:"min_weight,omitempty" doc:"kg, inclusive"`
	MaxWeight  float64 `json:"max_weight,omitempty" doc:"kg, exclusive; 0 is open"`
	Amount     int64   `json:"amount,omitempty" doc:"minor units; millionths of the major unit for a unit cost"`
	Rate       float64 `json:"rate,omitempty" doc:"fraction; 0.05 is 5 %"`
	Basis      string  `json:"basis,omitempty"`
	Currency   string  `json:"currency,omitempty"`
	From       string  `json:"from,omitempty" doc:"YYYY-MM-DD, inclusive; empty is open"`
	To         string  `json:"to,omitempty" doc:"YYYY-MM-DD, inclusive; empty is open"`
	Source     string  `json:"source,omitempty" enum:"default,user,import," doc:"who wrote it"`
	Note       string  `json:"note,omitempty"`
}

func (r Rule) record() records.Rule {
	source := r.Source
	if source == "" || source == ledger.SourceDefault { // what a person saves is the person's own
		source = "user"
	}
	return records.Rule{ID: r.ID, Kind: r.Kind, Platform: r.Platform, Shop: r.Shop, SKU: r.SKU, Category: r.Category, Province: r.Province,
		Carrier: r.Carrier, Account: r.Account, Influencer: r.Influencer, Session: r.Session, MinWeight: r.MinWeight, MaxWeight: r.MaxWeight,
		Amount: r.Amount, Rate: r.Rate, Basis: r.Basis, Currency: r.Currency, From: r.From, To: r.To, Source: source, Note: r.Note}
}

func ruleOf(r records.Rule) Rule {
	return Rule{ID: r.ID, Kind: r.Kind, Platform: r.Platform, Shop: r.Shop, SKU: r.SKU, Category: r.Category, Province: r.Province,
		Carrier: r.Carrier, Account: r.Account, Influencer: r.Influencer, Session: r.Session, MinWeight: r.MinWeight, MaxWeight: r.MaxWeight,
		Amount: r.Amount, Rate: r.Rate, Basis: r.Basis, Currency: r.Currency, From: r.From, To: r.To, Source: r.Source, Note: r.Note}
}

// Rules lists the rules of the kinds, all if there are none.
func (w *Workspace) Rules(ctx context.Context, kinds ...string) ([]Rule, error) {
	stored, err := w.records.Rules(ctx, kinds...)
	if err != nil {
		return nil, err
	}
	rules := make([]Rule, len(stored))
	for i, r := range stored {
		rules[i] = ruleOf(r)
	}
	return rules, nil
}

// ChangeRules writes and deletes rules, then rebuilds the ledger of the days they hold for.
func (w *Workspace) ChangeRules(ctx context.Context, put []Rule, remove []int64, progress func(Progress)) error {
	stored := make([]records.Rule, len(put))
	for i, r := range put {
		stored[i] = r.record()
	}
	before, err := w.records.Rules(ctx)
	if err != nil {
		return err
	}
	if _, err := ledger.NewRulebook(stored); err != nil {
		return ruleFault(err)
	}
	if _, err := w.records.PutRules(ctx, stored...); err != nil {
		return ruleFault(err)
	}
	if _, err := w.records.DeleteRules(ctx, remove...); err != nil {
		return err
	}
	touched := stored
	for _, r := range before { // the former period of a changed rule and that of a deleted one
		if slices.Contains(remove, r.ID) || slices.ContainsFunc(stored, func(x records.Rule) bool { return x.ID == r.ID }) {
			touched = append(touched, r)
		}
	}
	return w.rebuildRules(ctx, touched, progress)
}

func ruleFault(err error) error {
	var bad *records.InvalidError
	if errors.As(err, &bad) {
		return fault.New(fault.Invalid, "rule_invalid", fault.Args{"field": bad.Field, "value": bad.Value}).Because(err)
	}
	if errors.Is(err, records.ErrNotFound) {
		return fault.New(fault.NotFound, "rule_unknown", nil).Because(err)
	}
	return err
}

const rulesBuiltKey = "rules_version"

// terms are what the ledger is computed with besides the facts.
func (w *Workspace) terms(ctx context.Context) (t ledger.Terms, err error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return t, err
	}
	t.Home = settings.Reporting
	if t.Rules, err = w.records.Rules(ctx); err != nil {
		return t, err
	}
	t.Rates, err = w.records.ExchangeRates(ctx, t.Home)
	return t, err
}

// termsVersion names the rules, rates and reporting currency as they are.
func (w *Workspace) termsVersion(ctx context.Context) (string, error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return "", err
	}
	version, err := w.records.RulesVersion(ctx)
	return strconv.FormatInt(version, 10) + " " + settings.Reporting, err
}

// rebuildRules recomputes the days that the rules hold for.
func (w *Workspace) rebuildRules(ctx context.Context, touched []records.Rule, progress func(Progress)) error {
	return w.rebuildTerms(ctx, causeNote(touched), func(tx warehouse.Tx) ([]calendar.Day, error) {
		return daysOfRules(ctx, tx, touched)
	}, progress)
}

// rebuildTerms recomputes days because of a change that is no import, and notes the terms that
// the ledger now stands on.
func (w *Workspace) rebuildTerms(ctx context.Context, note string, touched func(warehouse.Tx) ([]calendar.Day, error), progress func(Progress)) error {
	version, err := w.termsVersion(ctx)
	if err != nil {
		return err
	}
	err = w.store.Update(ctx, func(tx warehouse.Tx) error {
		days, err := touched(tx)
		if err != nil {
			return err
		}
		if len(days) > 0 {
			if err := w.rebuild(ctx, tx, days, ledger.Cause{Kind: "rule", Note: note, At: w.now()}, progress); err != nil {
				return err
			}
		}
		return putState(ctx, tx, rulesBuiltKey, version)
	})
	if err == nil {
		w.version.Add(1)
	}
	return err
}

// CatchUp rebuilds the ledger if it does not stand on the terms as they are, such as after a change of the
// reporting currency.
func (w *Workspace) CatchUp(ctx context.Context, progress func(Progress)) error {
	version, err := w.termsVersion(ctx)
	if err != nil {
		return err
	}
	built, err := state(ctx, w.store, rulesBuiltKey)
	if err != nil || built == version {
		return err
	}
	return w.rebuildRules(ctx, []records.Rule{{}}, progress)
}

// catchUp rebuilds the ledger if the process died between a change of the terms and its rebuild, or
// if a new version of the program costs differently.
func (w *Workspace) catchUp(ctx context.Context) error {
	return w.CatchUp(ctx, func(Progress) {})
}

// daysOfRules lists the days within the rules' periods; a rule about one SKU touches only days
// on which that was sold.
func daysOfRules(ctx context.Context, q warehouse.Queryer, rules []records.Rule) ([]calendar.Day, error) {
	found := map[calendar.Day]bool{}
	for _, r := range rules {
		from, to, err := days(r.From, r.To)
		if err != nil {
			return nil, err
		}
		if r.To == "" {
			to = math.MaxInt32
		}
		var of []calendar.Day
		if r.SKU == "" {
			of, err = ledger.DaysWithin(ctx, q, from, to)
		} else {
			of, err = ledger.DaysOfSKU(ctx, q, r.SKU, from, to)
		}
		if err != nil {
			return nil, err
		}
		for _, d := range of {
			found[d] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// causeNote says in the restatement which rules changed.
func causeNote(rules []records.Rule) string {
	if len(rules) == 0 {
		return ""
	}
	note := rules[0].Kind
	if rules[0].SKU != "" {
		note += " " + rules[0].SKU
	}
	if len(rules) > 1 {
		note += fmt.Sprintf(" +%d", len(rules)-1)
	}
	return note
}
