package ledger

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
)

// tiers are the bounds between the weights that freight rules tell apart, in kg, in order. Tier i
// is all weights from bound i−1 on and below bound i.
type tiers []float64

// weighedKinds are the rules that ask for the weight a parcel has; others take DefaultParcelKg.
var weighedKinds = []string{Freight, ReturnFreight}

// tiers of the book's freight rules; none if no rule asks for a weight.
func (b *Rulebook) tiers() tiers {
	var bounds tiers
	for _, kind := range weighedKinds {
		for _, t := range b.terms(kind) {
			for _, bound := range []float64{t.rule.MinWeight, t.rule.MaxWeight} {
				if bound > 0 {
					bounds = append(bounds, bound)
				}
			}
		}
	}
	slices.Sort(bounds)
	return slices.Compact(bounds)
}

// of is the tier of a weight in kg.
func (b tiers) of(kg float64) int {
	n, exact := slices.BinarySearch(b, kg)
	if exact {
		n++
	}
	return n
}

// weight is one that lies in the tier.
func (b tiers) weight(tier int) float64 {
	if tier == 0 {
		return b[0] / 2
	}
	return b[tier-1]
}

// sql is the tier of an expression in grams.
func (b tiers) sql(grams string) string {
	terms := []string{"0"}
	for _, bound := range b {
		terms = append(terms, fmt.Sprintf("CASE WHEN %s >= %d THEN 1 ELSE 0 END", grams, int64(math.Round(bound*1000))))
	}
	return strings.Join(terms, " + ")
}

// weigh finds the weights of SKUs by carriers' bills, where freight rules ask for them, and adds the
// days of SKUs that are in another tier than before: an import of bills moves estimates of other days.
func (r *rebuild) weigh(ctx context.Context, days []calendar.Day) ([]calendar.Day, error) {
	r.tiers = r.book.tiers()
	known, err := number(ctx, r.tx, "SELECT count(*) FROM ledger_weight")
	if err != nil {
		return nil, err
	}
	if (len(r.tiers) == 0 && known == 0) || (len(r.tiers) > 0 && known > 0 && r.cause.Kind == "rule") {
		return days, nil // none are asked for, or no fact has changed
	}
	statements := []string{"CREATE OR REPLACE TEMP TABLE weighed (sku VARCHAR, qty BIGINT, grams BIGINT)"}
	if len(r.tiers) > 0 && r.has["logistics_bill"] {
		statements = append(statements, "INSERT INTO weighed "+r.models["04_weights"].statements[0])
	}
	for _, statement := range statements {
		if _, err := r.tx.Exec(ctx, statement); err != nil {
			return nil, fmt.Errorf("ledger: weights: %w", err)
		}
	}
	moved, err := readDays(ctx, r.tx, `SELECT day FROM line_profit WHERE sku IN (
		SELECT coalesce(a.sku, b.sku) FROM ledger_weight a FULL JOIN weighed b ON b.sku = a.sku AND b.qty = a.qty
		WHERE (`+r.tiers.sql("a.grams")+`) <> (`+r.tiers.sql("b.grams")+`) OR a.grams IS NULL OR b.grams IS NULL)`)
	if err != nil {
		return nil, err
	}
	for _, statement := range []string{"DELETE FROM ledger_weight", "INSERT INTO ledger_weight SELECT * FROM weighed", "DROP TABLE weighed"} {
		if _, err := r.tx.Exec(ctx, statement); err != nil {
			return nil, fmt.Errorf("ledger: weights: %w", err)
		}
	}
	return append(days, moved...), nil
}

// parcelTiers gives the lines the tiers of their parcels, where those differ from the usual one.
func (r *rebuild) parcelTiers(ctx context.Context) error {
	if len(r.tiers) == 0 {
		return nil
	}
	r.values["tier"] = r.tiers.sql("grams")
	r.values["usual_tier"] = strconv.Itoa(r.tiers.of(DefaultParcelKg))
	return r.run(ctx, "49_tiers")
}
