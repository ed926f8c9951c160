package metrics

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
)

func load(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCatalogueHoldsTheWholeStatement(t *testing.T) {
	c := load(t)
	for _, k := range ledger.Components() {
		for _, name := range []string{k.Name, k.Name + "_estimated", k.Name + "_missing"} {
			if _, err := c.Lookup(name); err != nil {
				t.Error(err)
			}
		}
	}
	for _, s := range ledger.Subtotals() {
		if _, err := c.Lookup(s.Name); err != nil {
			t.Error(err)
		}
	}
	for _, m := range c.Metrics() {
		if m.ZH == "" || m.EN == "" || m.Meaning == "" || m.MeaningEN == "" || m.Formula == "" {
			t.Errorf("%s lacks a title or a definition", m.Name)
		}
	}
	all := leavesOf(c, []string{"missing_sales"})
	if got := len(words(all[0].columns)); got != len(ledger.Components()) {
		t.Errorf("missing_sales looks at %d components of %d", got, len(ledger.Components()))
	}
}

func TestWhatFollowsFromDefinitions(t *testing.T) {
	c := load(t)
	if n := len(c.names()); n < 80 {
		t.Errorf("%d metrics", n)
	}
	for name, want := range map[string]Metric{
		"gmv":                     {Unit: Money, Additive: true, Grain: "hour", Sources: []string{"profit"}},
		"cm1":                     {Unit: Money, Additive: true, Grain: "hour", Sources: []string{"profit"}, Matures: 15},
		"orders":                  {Unit: Count, Grain: "hour", Sources: []string{"profit"}},
		"net_roi":                 {Unit: ROI, Grain: "hour", Sources: []string{"profit"}, Matures: 15, Of: "net_revenue", Over: "ad_spend"},
		"cpm":                     {Unit: Money, Grain: "day", Sources: []string{"ads"}, Of: "ad_cost_shown", Over: "ad_impressions", Times: 1000},
		"ship_rate_48h":           {Unit: Ratio, Grain: "hour", Sources: []string{"shipments"}, Matures: 2, Of: "orders_shipped_48h", Over: "orders_due"},
		"return_rate":             {Unit: Ratio, Grain: "day", Sources: []string{"profit", "returns"}, Matures: 15, Of: "order_returns", Over: "orders"},
		"conversations_per_order": {Unit: Number, Grain: "day", Sources: []string{"profit", "service"}, Of: "conversations", Over: "orders"},
		"stock_cover":             {Unit: Days, Grain: "now", Sources: []string{"stock"}, Of: "stock_available", Over: "daily_units"},
		"second_purchase_rate":    {Unit: Ratio, Grain: "day", Sources: []string{"customers"}, Matures: 60, Of: "came_back", Over: "new_buyers"},
	} {
		m, err := c.Lookup(name)
		if err != nil {
			t.Error(err)
			continue
		}
		got := Metric{Unit: m.Unit, Additive: m.Additive, Grain: m.Grain, Sources: m.Sources, Matures: m.Matures, Of: m.Of, Over: m.Over, Times: m.Times}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	both, err := c.Lookup("conversations_per_order")
	if err != nil || !slices.Equal(both.Dims, []string{"day", "platform", "shop"}) {
		t.Errorf("%v, %v", both.Dims, err)
	}
}

func TestUnknownMetricNamesTheNearest(t *testing.T) {
	_, err := load(t).Lookup("cm2x")
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != "metric_unknown" || !strings.Contains(f.Args["have"].(string), "cm2") {
		t.Errorf("got %v", err)
	}
}

func TestCatalogueRefusesBadDefinitions(t *testing.T) {
	metric := func(unit, expr string) string {
		return "- name: x\n  zh: x\n  en: x\n  meaning: x\n  meaning_en: x\n  good: up\n  unit: " + unit + "\n  expr: " + expr + "\n"
	}
	for name, c := range map[string]struct {
		text, reason string
		line         int
	}{
		"no such column":  {metric("money", "{sum: profit}"), "no column profit", 8},
		"no such metric":  {metric("ratio", "{ratio: [cm2, nothing]}"), "no metric nothing", 1},
		"itself":          {metric("money", "{negate: x}"), "x → x", 1},
		"unit":            {metric("count", "{plus: [cm1, cm2]}"), "unit is count", 1},
		"unit of a sum":   {metric("money", "{plus: [cm1, x2]}") + strings.ReplaceAll(metric("count", "{sum: lines}"), "name: x", "name: x2"), "adds cm1 (money) and x2 (count)", 1},
		"division":        {metric("ratio", "{ratio: [units2, cm1]}") + strings.ReplaceAll(metric("count", "{sum: lines}"), "name: x", "name: units2"), "divides", 1},
		"taken":           {strings.ReplaceAll(metric("money", "{sum: ads}"), "name: x", "name: cm2"), "taken", 1},
		"operator":        {metric("money", "{median: ads}"), "unknown operator median", 8},
		"two operators":   {metric("money", "{sum: ads, negate: ads}"), "two operators", 8},
		"operands":        {metric("ratio", "{ratio: [cm1]}"), "takes 2 operands", 8},
		"unknown key":     {metric("money", "{sum: ads}") + "  colour: red\n", "unknown key colour", 9},
		"unknown unit":    {metric("yuan", "{sum: ads}"), `unit "yuan"`, 1},
		"no expression":   {"- name: x\n  zh: x\n  en: x\n  meaning: x\n  meaning_en: x\n  good: up\n  unit: money\n", "no expr", 1},
		"not a component": {metric("money", "{missing: [cm1]}"), "no component cm1", 8},
		"not a list":      {"name: x\n", "list of metrics", 1},
		"not countable":   {metric("count", "{distinct: [list_sales]}"), "cannot be counted", 8},
	} {
		_, err := Parse(File{"test.yaml", []byte(c.text)})
		var d *DefinitionError
		if !errors.As(err, &d) || d.Line != c.line || !strings.Contains(d.Reason, c.reason) {
			t.Errorf("%s: got %v, want line %d and %q", name, err, c.line, c.reason)
		}
	}
}
