package ledger

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/records"
)

func day(t interface{ Fatal(...any) }, text string) calendar.Day {
	d, err := calendar.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestResolveByHand(t *testing.T) {
	book, err := NewRulebook([]records.Rule{
		{ID: 1, Kind: Packing, Amount: 80, Source: SourceDefault},
		{ID: 2, Kind: Packing, Platform: "douyin", Amount: 90, Source: SourceDefault},
		{ID: 3, Kind: Packing, Amount: 70, Source: "user", From: "2026-09-05"},
		{ID: 4, Kind: Packing, SKU: "A", Amount: 200, Source: "user", From: "2026-09-03", To: "2026-09-07"},
		{ID: 5, Kind: Packing, Category: "食品", Amount: 60, Source: "user", From: "2026-09-06"},
		{ID: 6, Kind: Packing, SKU: "A", Amount: 210, Source: "user", From: "2026-09-07", To: "2026-09-07"},
		{ID: 7, Kind: Freight, Province: "新疆", Amount: 1500, Source: SourceDefault},
		{ID: 8, Kind: Freight, Amount: 350, Source: SourceDefault},
		{ID: 9, Kind: Freight, Amount: 900, MinWeight: 3, Source: "user"},
	})
	if err != nil {
		t.Fatal(err)
	}
	show := func(s []Segment) (lines []string) {
		for _, x := range s {
			lines = append(lines, x.From.String()+" "+x.To.String()+" "+string(rune('0'+x.Rule.ID)))
		}
		return lines
	}
	from, to := day(t, "2026-09-01"), day(t, "2026-09-09")
	for name, c := range map[string]struct {
		kind string
		dims Dims
		want []string
	}{
		"the default until the merchant's own": {Packing, Dims{Platform: "douyin"},
			[]string{"2026-09-01 2026-09-04 2", "2026-09-05 2026-09-09 3"}},
		"sku beats category beats any; newest of equals": {Packing, Dims{Platform: "pdd", SKU: "A", Category: "食品"},
			[]string{"2026-09-01 2026-09-02 1", "2026-09-03 2026-09-06 4", "2026-09-07 2026-09-07 6", "2026-09-08 2026-09-09 5"}},
		"province by any of its names": {Freight, Dims{Province: "新疆维吾尔自治区"}, []string{"2026-09-01 2026-09-09 7"}},
		"no rule of the kind":          {Overhead, Dims{}, nil},
	} {
		if got := show(book.Resolve(c.kind, c.dims, from, to)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestRulesThatMakeNoSense(t *testing.T) {
	for name, r := range map[string]records.Rule{
		"kind":  {Kind: "luck"},
		"day":   {Kind: Packing, From: "1.9.2026"},
		"cost":  {Kind: UnitCost, Amount: -1},
		"order": {Kind: Packing, From: "2026-09-02", To: "2026-09-01"},
	} {
		if _, err := NewRulebook([]records.Rule{r}); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestResolveProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := func(name string, values ...string) string { return rapid.SampledFrom(values).Draw(t, name) }
		base := day(t, "2026-09-01")
		var rules []records.Rule
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			r := records.Rule{ID: int64(i + 1), Kind: Packing, Platform: some("platform", "", "p"), Shop: some("shop", "", "s"),
				SKU: some("sku", "", "a", "b"), Category: some("category", "", "c"), Source: some("source", SourceDefault, "user")}
			from := base + calendar.Day(rapid.IntRange(-3, 10).Draw(t, "from"))
			if rapid.Bool().Draw(t, "begins") {
				r.From = from.String()
			}
			if rapid.Bool().Draw(t, "ends") {
				r.To = (from + calendar.Day(rapid.IntRange(0, 6).Draw(t, "length"))).String()
			}
			rules = append(rules, r)
		}
		book, err := NewRulebook(rules)
		if err != nil {
			t.Fatal(err)
		}
		dims := Dims{Platform: "p", Shop: "s", SKU: some("of", "a", ""), Category: some("in", "c", "")}
		segments := book.Resolve(Packing, dims, base, base+8)
		for i, s := range segments {
			if s.From > s.To || s.From < base || s.To > base+8 || (i > 0 && s.From <= segments[i-1].To) {
				t.Fatalf("segment %d: %v – %v", i, s.From, s.To)
			}
		}
		for d := base; d <= base+8; d++ { // each day against the definition
			var want *records.Rule
			for i := range rules {
				r := &rules[i]
				holds := (r.From == "" || r.From <= d.String()) && (r.To == "" || r.To >= d.String())
				if !holds || !(term{rule: r}).applies(&dims) {
					continue
				}
				if want == nil || before(want, r) {
					want = r
				}
			}
			got := book.On(Packing, dims, d)
			if got != want {
				t.Fatalf("%s: %+v, want %+v", d, got, want)
			}
			var in *records.Rule
			for _, s := range segments {
				if s.From <= d && d <= s.To {
					in = s.Rule
				}
			}
			if in != want {
				t.Fatalf("%s: segment has %+v, want %+v", d, in, want)
			}
		}
	})
}

// before says whether b is taken before a.
func before(a, b *records.Rule) bool {
	if sa, sb := specificity(a), specificity(b); sa != sb {
		return sb > sa
	}
	if a.From != b.From {
		return b.From > a.From
	}
	return b.ID > a.ID
}

func TestDefaultsAreRules(t *testing.T) {
	rules, err := DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	book, err := NewRulebook(rules)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"douyin", "kuaishou", "wechat", "xhs", "taobao", "pdd", "jd", "tiktok", "amazon", "shopify", "woocommerce", "my_shop"} {
		for _, kind := range []string{PlatformCommission, Packing, Handling, Freight, FreightInsurance, Service, LossRate, ResaleRate, SalesTax} {
			if book.On(kind, Dims{Platform: p}, day(t, "2026-09-01")) == nil {
				t.Errorf("%s has no default %s", p, kind)
			}
		}
	}
}

func TestKindsFillComponents(t *testing.T) {
	for _, k := range Kinds() {
		if !slices.ContainsFunc(Components(), func(c Component) bool { return c.Name == k.Component }) {
			t.Errorf("%s fills %q, which is no component", k.Name, k.Component)
		}
		if k.ZH == "" || k.Meaning == "" || k.MeaningE == "" || len(k.Bases) == 0 {
			t.Errorf("%s is not described", k.Name)
		}
	}
}
