// Package recordstest is the conformance suite that every driver of records passes.
package recordstest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/suanpan/suanpan/internal/records"
)

// Driver opens stores of one engine.
type Driver struct {
	// Open opens a store that keeps its content between an Open and the next with the same name.
	Open func(t *testing.T, name string) records.Store
}

// Run runs the suite.
func Run(t *testing.T, d Driver) {
	for name, test := range map[string]func(*testing.T, Driver){
		"settings": settings, "shops": shops, "accounts": accounts, "rules": rules, "exchange rates": exchangeRates, "verdicts": verdicts, "sends": sends,
		"rules take the place of their like": rulesByName, "broken records are refused": refused,
		"versions under concurrency": concurrent, "content survives": survives,
	} {
		t.Run(name, func(t *testing.T) { test(t, d) })
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func settings(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	if _, ok, err := s.Setting(ctx, "k"); ok || err != nil {
		t.Fatalf("found what was not put: %v", err)
	}
	must(t, s.PutSetting(ctx, "k", `{"a":1}`))
	must(t, s.PutSetting(ctx, "k", `{"a":"二"}`))
	if text, ok, err := s.Setting(ctx, "k"); !ok || err != nil || text != `{"a":"二"}` {
		t.Fatalf("got %q %v %v", text, ok, err)
	}
	if err := s.PutSetting(ctx, "k", "{"); !isInvalid(err) {
		t.Fatalf("broken JSON: %v", err)
	}
	must(t, s.DeleteSetting(ctx, "k"))
	if _, ok, err := s.Setting(ctx, "k"); ok || err != nil {
		t.Fatalf("still there: %v", err)
	}
}

func isInvalid(err error) bool {
	var invalid *records.InvalidError
	return errors.As(err, &invalid)
}

var shopA = records.Shop{ID: "A", Platform: "douyin", Name: "旗舰店", Zone: "Asia/Shanghai", Currency: "CNY", DayStart: 4}

func shops(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	must(t, s.PutShop(ctx, records.Shop{ID: "B", Platform: "amazon", Name: "B", Zone: "America/Los_Angeles", Currency: "USD"}))
	must(t, s.PutShop(ctx, shopA))
	renamed := shopA
	renamed.Name = "专卖店"
	must(t, s.PutShop(ctx, renamed))
	list, err := s.Shops(ctx)
	must(t, err)
	if len(list) != 2 || list[0] != renamed || list[1].ID != "B" {
		t.Fatalf("got %+v", list)
	}
	must(t, s.DeleteShop(ctx, "B"))
	if err := s.DeleteShop(ctx, "B"); !errors.Is(err, records.ErrNotFound) {
		t.Fatalf("deleted twice: %v", err)
	}
}

func accounts(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	if err := s.LearnAccount(ctx, "douyin", "171", "A"); !errors.Is(err, records.ErrNotFound) {
		t.Fatalf("account of no shop: %v", err)
	}
	must(t, s.PutShop(ctx, shopA))
	b := shopA
	b.ID = "B"
	must(t, s.PutShop(ctx, b))
	must(t, s.LearnAccount(ctx, "douyin", "171", "A"))
	must(t, s.LearnAccount(ctx, "douyin", "171", "B"))
	must(t, s.LearnAccount(ctx, "kuaishou", "171", "A"))
	if shop, ok, err := s.AccountShop(ctx, "douyin", "171"); shop != "B" || !ok || err != nil {
		t.Fatalf("got %q %v %v", shop, ok, err)
	}
	if _, ok, err := s.AccountShop(ctx, "douyin", "172"); ok || err != nil {
		t.Fatalf("unknown account: %v %v", ok, err)
	}
	must(t, s.DeleteShop(ctx, "B"))
	list, err := s.Accounts(ctx)
	must(t, err)
	if !slices.Equal(list, []records.Account{{Platform: "kuaishou", Account: "171", Shop: "A"}}) {
		t.Fatalf("got %+v", list)
	}
}

func full() records.Rule {
	return records.Rule{
		Kind: "freight", Platform: "douyin", Shop: "A", SKU: "红色 大号", Category: "女装", Province: "新疆", Carrier: "SF",
		Account: "171", Influencer: "i", Session: "s", MinWeight: 0.5, MaxWeight: 1.25, Amount: -9007199254740993, Rate: 0.1,
		Basis: "paid", Currency: "CNY", From: "2026-01-01", To: "2026-12-31", Source: "user", Note: "it's",
	}
}

func rules(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	version := func() int64 {
		t.Helper()
		v, err := s.RulesVersion(ctx)
		must(t, err)
		return v
	}
	before := version()
	ids, err := s.PutRules(ctx, full(), records.Rule{Kind: "packing", Amount: 50, Source: "default"})
	must(t, err)
	if len(ids) != 2 || ids[0] == ids[1] || version() <= before {
		t.Fatalf("ids %v, version %d after %d", ids, version(), before)
	}
	want := full()
	want.ID = ids[0]
	list, err := s.Rules(ctx)
	must(t, err)
	if len(list) != 2 || list[0] != want {
		t.Fatalf("got %+v", list)
	}
	list, err = s.Rules(ctx, "packing", "none")
	must(t, err)
	if len(list) != 1 || list[0].ID != ids[1] {
		t.Fatalf("got %+v", list)
	}
	before = version()
	changed := list[0]
	changed.Amount = 60
	if _, err := s.PutRules(ctx, changed); err != nil || version() <= before {
		t.Fatalf("change: %v, version %d after %d", err, version(), before)
	}
	before = version()
	missing := changed
	missing.ID = 999
	if _, err := s.PutRules(ctx, full(), missing); !errors.Is(err, records.ErrNotFound) || version() != before {
		t.Fatalf("rule that is not there: %v, version %d after %d", err, version(), before)
	}
	if n, err := s.DeleteRules(ctx, ids[0], 999); n != 1 || err != nil || version() <= before {
		t.Fatalf("delete: %d %v", n, err)
	}
	before = version()
	if n, err := s.DeleteRules(ctx, ids[0]); n != 0 || err != nil || version() != before {
		t.Fatalf("delete again: %d %v", n, err)
	}
}

func rulesByName(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	table := make([]records.Rule, 300)
	for i := range table {
		table[i] = records.Rule{Kind: "unit_cost", SKU: string(rune('一' + i)), Amount: int64(i), From: "2026-01-01", Source: "import"}
	}
	first, err := s.PutRules(ctx, table...)
	must(t, err)
	version, err := s.RulesVersion(ctx)
	must(t, err)
	again, err := s.PutRules(ctx, table...)
	must(t, err)
	if !slices.Equal(first, again) {
		t.Fatal("the same table got other IDs")
	}
	if v, err := s.RulesVersion(ctx); err != nil || v != version {
		t.Fatalf("the same table changed something: %v", err)
	}
	later, cheaper := table[7], table[8]
	later.From, cheaper.Amount = "2026-06-01", 1
	ids, err := s.PutRules(ctx, later, cheaper)
	must(t, err)
	if slices.Contains(first, ids[0]) || ids[1] != first[8] {
		t.Fatalf("ids %v", ids)
	}
}

func refused(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	for name, change := range map[string]func(*records.Rule){
		"kind": func(r *records.Rule) { r.Kind = "" }, "from": func(r *records.Rule) { r.From = "2026-02-30" },
		"to": func(r *records.Rule) { r.To = "2025-01-01" }, "source": func(r *records.Rule) { r.Source = "" },
		"min_weight": func(r *records.Rule) { r.MinWeight = -1 }, "max_weight": func(r *records.Rule) { r.MaxWeight = 0.5 },
	} {
		r := full()
		change(&r)
		var invalid *records.InvalidError
		if _, err := s.PutRules(ctx, full(), r); !errors.As(err, &invalid) || invalid.Field != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]func(*records.Shop){
		"id": func(s *records.Shop) { s.ID = "" }, "zone": func(s *records.Shop) { s.Zone = "Mars" },
		"day_start": func(s *records.Shop) { s.DayStart = 24 },
	} {
		shop := shopA
		change(&shop)
		var invalid *records.InvalidError
		if err := s.PutShop(ctx, shop); !errors.As(err, &invalid) || invalid.Field != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := s.Rules(ctx); err != nil || len(list) != 0 {
		t.Fatalf("left %d rules behind: %v", len(list), err)
	}
}

func concurrent(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), context.WithoutCancel(t.Context())
	const writers, each = 4, 25
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				if _, err := s.PutRules(ctx, records.Rule{Kind: "packing", SKU: string(rune('a' + w)), Amount: int64(i + 1), Source: "user"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if v, err := s.RulesVersion(ctx); err != nil || v != writers*each {
		t.Fatalf("version %d, %v; want %d", v, err, writers*each)
	}
}

func survives(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	must(t, s.PutShop(ctx, shopA))
	_, err := s.PutRules(ctx, full())
	must(t, err)
	must(t, s.Close())
	s = d.Open(t, "a")
	list, err := s.Shops(ctx)
	must(t, err)
	rules, err := s.Rules(ctx)
	must(t, err)
	if len(list) != 1 || list[0] != shopA || len(rules) != 1 || rules[0].SKU != full().SKU {
		t.Fatalf("got %+v %+v", list, rules)
	}
}
