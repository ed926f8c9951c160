package ledger

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/records"
)

// Dims are what a sale is, as far as rules can ask. Empty means unknown or none.
type Dims struct {
	Platform, Shop, SKU, Category, Province, Carrier, Account, Influencer, Session string
	// Weight of the parcel in kg; 0 is unknown, and stands for DefaultParcelKg.
	Weight float64
}

// Segment is a run of days, both ends included, on which one rule holds.
type Segment struct {
	From, To calendar.Day
	Rule     *records.Rule
}

// DefaultParcelKg is the weight a parcel is taken to have when rules ask for it and no bill of
// parcels with the same goods tells.
const DefaultParcelKg = 1.0

// SourceDefault marks the rules that come with the product. Every other rule beats them.
const SourceDefault = "default"

// The days before and after which a rule without a beginning or end holds.
const (
	beginning = calendar.Day(math.MinInt32 / 2)
	ending    = calendar.Day(math.MaxInt32 / 2)
)

// term is a rule ready to be resolved.
type term struct {
	rule        *records.Rule
	from, to    calendar.Day
	specificity int
}

// Rulebook answers which rule holds for a sale on a day.
type Rulebook struct {
	shelves map[string]map[string][]term // by kind, then by SKU ("" = any)
	uses    map[string]Dims              // by kind: the dims that any of its rules asks for are "x"
}

// NewRulebook reads the rules. A rule with an unknown kind, a malformed day, an end before its
// beginning, a rate that is not a number, or a negative unit cost is refused.
func NewRulebook(rules []records.Rule) (*Rulebook, error) {
	b := &Rulebook{shelves: map[string]map[string][]term{}, uses: map[string]Dims{}}
	for i := range rules {
		if err := b.add(&rules[i]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Rulebook) add(r *records.Rule) error {
	bad := func(field, value string) error {
		return fmt.Errorf("ledger: rule %d: %w", r.ID, &records.InvalidError{Record: "rule", Field: field, Value: value})
	}
	if _, ok := LookupKind(r.Kind); !ok {
		return bad("kind", r.Kind)
	}
	if math.IsNaN(r.Rate) || math.IsInf(r.Rate, 0) {
		return bad("rate", fmt.Sprint(r.Rate))
	}
	if r.Kind == UnitCost && r.Amount < 0 {
		return bad("amount", strconv.FormatInt(r.Amount, 10))
	}
	t := term{rule: r, from: beginning, to: ending, specificity: specificity(r)}
	var err error
	if r.From != "" {
		if t.from, err = calendar.Parse(r.From); err != nil {
			return bad("from", r.From)
		}
	}
	if r.To != "" {
		if t.to, err = calendar.Parse(r.To); err != nil {
			return bad("to", r.To)
		}
	}
	if t.to < t.from {
		return bad("to", r.To)
	}
	shelf := b.shelves[r.Kind]
	if shelf == nil {
		shelf = map[string][]term{}
		b.shelves[r.Kind] = shelf
	}
	shelf[r.SKU] = append(shelf[r.SKU], t)
	used := b.uses[r.Kind]
	for i, field := range used.fields() {
		if ruleFields(r)[i] != "" {
			*field = "x"
		}
	}
	b.uses[r.Kind] = used
	return nil
}

// dimNames name the dims in the order of fields, as columns of the ledger's tables.
var dimNames = []string{"platform", "shop", "sku", "category", "province", "carrier", "account", "influencer_id", "session_id"}

func (d *Dims) fields() []*string {
	return []*string{&d.Platform, &d.Shop, &d.SKU, &d.Category, &d.Province, &d.Carrier, &d.Account, &d.Influencer, &d.Session}
}

func ruleFields(r *records.Rule) []string {
	return []string{r.Platform, r.Shop, r.SKU, r.Category, r.Province, r.Carrier, r.Account, r.Influencer, r.Session}
}

// weights of the dims of a rule: one named dim outweighs all lesser ones together.
var weights = []int{1, 2, 256, 16, 8, 4, 32, 64, 128}

// specificity orders rules: the merchant's own before the defaults, then the more exact.
func specificity(r *records.Rule) int {
	total := 0
	for i, value := range ruleFields(r) {
		if value != "" {
			total += weights[i]
		}
	}
	if r.Source != SourceDefault {
		total += 1024
	}
	return total
}

// applies says whether a rule is about such a sale.
func (t term) applies(d *Dims) bool {
	r := t.rule
	kg := cmp.Or(d.Weight, DefaultParcelKg)
	return kg >= r.MinWeight && (r.MaxWeight == 0 || kg < r.MaxWeight) &&
		(r.Platform == "" || r.Platform == d.Platform) && (r.Shop == "" || r.Shop == d.Shop) &&
		(r.SKU == "" || r.SKU == d.SKU) && (r.Category == "" || r.Category == d.Category) &&
		(r.Province == "" || Province(r.Province) == Province(d.Province)) && (r.Carrier == "" || r.Carrier == d.Carrier) &&
		(r.Account == "" || r.Account == d.Account) && (r.Influencer == "" || r.Influencer == d.Influencer) &&
		(r.Session == "" || r.Session == d.Session)
}

// beats says whether t is taken before u on a day on which both hold: the more specific, then
// the one that began later, then the one that was made later.
func (t term) beats(u term) bool {
	if t.specificity != u.specificity {
		return t.specificity > u.specificity
	}
	if t.from != u.from {
		return t.from > u.from
	}
	return t.rule.ID > u.rule.ID
}

// Resolve gives the rule of a kind that holds for such a sale on each day of [from, to], as
// segments in order of days that do not overlap. Days without a rule are in no segment.
func (b *Rulebook) Resolve(kind string, d Dims, from, to calendar.Day) []Segment {
	var terms []term
	cuts := []calendar.Day{from}
	skus := []string{"", d.SKU}
	if d.SKU == "" {
		skus = skus[:1]
	}
	for _, sku := range skus {
		for _, t := range b.shelves[kind][sku] {
			if t.from > to || t.to < from || !t.applies(&d) {
				continue
			}
			terms = append(terms, t)
			cuts = append(cuts, max(t.from, from))
			if t.to < to {
				cuts = append(cuts, t.to+1)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var segments []Segment
	for i, cut := range cuts {
		end := to
		if i+1 < len(cuts) {
			end = cuts[i+1] - 1
		}
		var best *term
		for j := range terms {
			t := &terms[j]
			if t.from <= cut && t.to >= cut && (best == nil || t.beats(*best)) {
				best = t
			}
		}
		if best == nil {
			continue
		}
		if n := len(segments); n > 0 && segments[n-1].Rule == best.rule && segments[n-1].To == cut-1 {
			segments[n-1].To = end
			continue
		}
		segments = append(segments, Segment{From: cut, To: end, Rule: best.rule})
	}
	return segments
}

// On gives the rule of a kind that holds on one day, nil if there is none.
func (b *Rulebook) On(kind string, d Dims, day calendar.Day) *records.Rule {
	if s := b.Resolve(kind, d, day, day); len(s) > 0 {
		return s[0].Rule
	}
	return nil
}

// Province shortens the name of a Chinese province to what everyone calls it: 浙江省 and 浙江
// are the same, as are 广西壮族自治区 and 广西. Other regions stay as they are. The models do the same
// in SQL (macro province).
func Province(name string) string {
	if short, ok := strings.CutSuffix(name, "省"); ok {
		return short
	}
	if short, ok := strings.CutSuffix(name, "市"); ok {
		return short
	}
	if strings.HasSuffix(name, "自治区") || strings.HasSuffix(name, "行政区") {
		if strings.HasPrefix(name, "内蒙古") {
			return "内蒙古"
		}
		return string([]rune(name)[:2])
	}
	return name
}
