package radar

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/metrics"
)

// Axis is one of the five directions of the radar chart.
type Axis string

// The axes. Other metrics are watched but stand on none.
const (
	AxisOrders     Axis = "orders"     // orders and basket
	AxisAds        Axis = "ads"        // ad return
	AxisFulfilment Axis = "fulfilment" // from payment to the buyer's door
	AxisService    Axis = "service"
	AxisFeedback   Axis = "feedback" // what buyers say afterwards
)

// Axes in the order in which the chart shows them.
func Axes() []Axis {
	return []Axis{AxisOrders, AxisAds, AxisFulfilment, AxisService, AxisFeedback}
}

// Noise is how a metric scatters when nothing is wrong.
type Noise string

// The noises.
const (
	Continuous Noise = "continuous" // sums of money, times
	Count      Noise = "count"      // events: Poisson, or wider
	Share      Noise = "share"      // so many of so many: binomial, or wider
	Quotient   Noise = "quotient"   // a sum per a sum
)

// Rule is one metric that is watched.
type Rule struct {
	Metric string   `yaml:"metric" json:"metric"`
	Noise  Noise    `yaml:"noise" json:"noise"`
	Axis   Axis     `yaml:"axis" json:"axis,omitempty" enum:"orders,ads,fulfilment,service,feedback"`
	Family string   `yaml:"family" json:"family"` // findings of one family about the same cell are one finding
	Cells  []string `yaml:"cells" json:"cells"`   // dimensions; "all" is the whole shop
	Floor  Floor    `yaml:"floor" json:"floor"`
	Worth  Worth    `yaml:"worth" json:"worth"`
	Hourly []string `yaml:"hourly" json:"hourly,omitempty"` // dimensions in which the hours of the day are watched too
	// Planned is true of what a sale is meant to move in the bad direction: no alarm on its days.
	Planned bool     `yaml:"planned" json:"planned,omitempty"`
	Feeds   []string `yaml:"feeds" json:"feeds"` // tables whose silence makes the metric's latest days incomplete
}

// Floor leaves out cells too small to be worth a look.
type Floor struct {
	Metric string  `yaml:"metric" json:"metric"`
	Least  float64 `yaml:"least" json:"least"` // mean per day of the last four weeks
}

// Worth says what a deviation is worth. The deviation of a share or quotient is first
// multiplied with its denominator: a return rate two points up over 1,000 orders is 20 returns.
type Worth struct {
	// Money is true where the deviation is money already: a yuan of ad cost is a yuan.
	Money bool `yaml:"money" json:"money,omitempty"`
	// A unit of the deviation is a unit of Per, which brings so much of the revenue Of; it is worth
	// the CM2 of that. Of is net_revenue where it is not said; Per equal to Of is a yuan of revenue.
	Per string `yaml:"per" json:"per,omitempty"`
	Of  string `yaml:"of" json:"of,omitempty"`
	// Share of that worth which is lost, an assumption, shown as such; 0 is all of it.
	Share float64 `yaml:"share" json:"share,omitempty"`
	// Count is for deviations that cannot be counted in units (seconds, stars): half as slow again
	// counts as half of the cell's Count.
	Count string `yaml:"count" json:"count,omitempty"`
}

// Assumed says that the worth rests on an assumption and not only on the ledger.
func (w Worth) Assumed() bool { return w.Share > 0 }

// Dimension is a way to cut the business into watched cells.
type Dimension struct {
	Name string `yaml:"name" json:"name"`
	Rank string `yaml:"rank" json:"rank"` // metric by which the greatest cells are chosen
	Top  int    `yaml:"top" json:"top"`
}

// Whole is the dimension with a single cell.
const Whole = "all"

// Rulebook is what is watched, where.
type Rulebook struct {
	Dimensions []Dimension `yaml:"dimensions" json:"dimensions"`
	// Axes are the metrics that each axis of the radar chart averages.
	Axes  map[Axis][]string `yaml:"axes" json:"axes"`
	Rules []Rule            `yaml:"rules" json:"rules"`
}

//go:embed rules.yaml
var builtin []byte

// Builtin reads the rules that a new workspace starts with.
func Builtin() (Rulebook, error) {
	var book Rulebook
	decoder := yaml.NewDecoder(bytes.NewReader(builtin))
	decoder.KnownFields(true)
	if err := decoder.Decode(&book); err != nil {
		return Rulebook{}, fmt.Errorf("radar rules: %w", err)
	}
	return book, nil
}

// check refuses rules that the catalogue cannot answer.
func (b Rulebook) check(c *metrics.Catalogue) error {
	for _, r := range b.Rules {
		m, err := c.Lookup(r.Metric)
		if err != nil {
			return fmt.Errorf("radar rule of %s: %w", r.Metric, err)
		}
		if (r.Noise == Share || r.Noise == Quotient) == (m.Over == "") {
			return fmt.Errorf("radar rule of %s: noise %s does not fit %s", r.Metric, r.Noise, m.Formula)
		}
		if len(r.Hourly) > 0 && m.Grain != "hour" {
			return fmt.Errorf("radar rule of %s: it has no hours", r.Metric)
		}
		for _, d := range slices.Concat(r.Cells, r.Hourly) {
			names, err := needs(c, []Rule{r}, d)
			if err != nil {
				return fmt.Errorf("radar rule of %s: %w", r.Metric, err)
			}
			for _, name := range []string{r.Metric, r.Floor.Metric} {
				if !slices.Contains(names, name) {
					return fmt.Errorf("radar rule of %s: %s cannot be had by %s", r.Metric, name, d)
				}
			}
		}
	}
	return nil
}

// Rule finds the rule of a metric.
func (b Rulebook) Rule(metric string) (Rule, bool) {
	i := slices.IndexFunc(b.Rules, func(r Rule) bool { return r.Metric == metric })
	if i < 0 {
		return Rule{}, false
	}
	return b.Rules[i], true
}

// has says whether a metric is watched or stands on an axis.
func (b Rulebook) has(metric string) bool {
	_, ok := b.Rule(metric)
	for _, names := range b.Axes {
		ok = ok || slices.Contains(names, metric)
	}
	return ok
}

// feeds are the tables that a metric rests on; one that no rule watches is taken to rest on every
// table of the rules of its axis, and on orders.
func (b Rulebook) feeds(metric string) []string {
	if r, ok := b.Rule(metric); ok {
		return r.Feeds
	}
	list := []string{"order_line", "order"}
	for _, r := range b.Rules {
		if slices.Contains(b.Axes[r.Axis], metric) {
			list = append(list, r.Feeds...)
		}
	}
	return list
}

// of lists the rules that watch cells of a dimension.
func (b Rulebook) of(dimension string) []Rule {
	var rules []Rule
	for _, r := range b.Rules {
		if slices.Contains(r.Cells, dimension) {
			rules = append(rules, r)
		}
	}
	return rules
}

// hourly lists the rules that watch the hours of the day in cells of a dimension.
func (b Rulebook) hourly(dimension string) []Rule {
	var rules []Rule
	for _, r := range b.Rules {
		if slices.Contains(r.Hourly, dimension) {
			rules = append(rules, r)
		}
	}
	return rules
}

// needs lists the metrics that judging the rules in cells of a dimension takes, each once. What
// the cells do not have is taken of the whole shop.
func needs(c *metrics.Catalogue, rules []Rule, dimension string) ([]string, error) {
	var names []string
	for _, r := range rules {
		m, err := c.Lookup(r.Metric)
		if err != nil {
			return nil, err
		}
		for _, name := range []string{r.Metric, m.Over, r.Floor.Metric, r.Worth.Count, r.Worth.Per, r.Worth.Of, revenue} {
			if name == "" || slices.Contains(names, name) {
				continue
			}
			part, err := c.Lookup(name)
			if err != nil {
				return nil, err
			}
			if dimension == Whole || slices.Contains(part.Dims, dimension) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}
