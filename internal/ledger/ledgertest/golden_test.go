package ledgertest

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/records"
)

var update = flag.Bool("update", false, "write what the ledger says into the golden cases")

// goldenCase is one file of testdata: what a merchant has, and the statement per line.
type goldenCase struct {
	Case     string       `yaml:"case"`
	Why      string       `yaml:"why"`
	DayStart int          `yaml:"day_start,omitempty"`
	Rules    []goldenRule `yaml:"rules,omitempty"`
	Files    []goldenFile `yaml:"files"`
	Want     []goldenLine `yaml:"want"`
	Restated []string     `yaml:"restated,omitempty"`
}

type goldenRule struct {
	Kind, Platform, Shop, SKU, Category, Province, Account, Influencer, Basis, From, To, Source string
	Amount                                                                                      float64 // major units
	Rate                                                                                        float64
}

type goldenFile struct {
	Table    string `yaml:"table"`
	Platform string `yaml:"platform,omitempty"`
	Shop     string `yaml:"shop,omitempty"`
	Format   string `yaml:"format,omitempty"`
	Rows     []row  `yaml:"rows"`
}

type goldenLine struct {
	Line      string    `yaml:"line"` // day, order, line, SKU
	Statement yaml.Node `yaml:"statement"`
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(t *testing.T) { runGolden(t, path) })
	}
}

func runGolden(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var c goldenCase
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&c); err != nil {
		t.Fatal(err)
	}
	s := open(t)
	s.dayStart = c.DayStart
	for i, r := range c.Rules {
		scale := 100.0
		if r.Kind == ledger.UnitCost {
			scale = 1e6
		}
		source := r.Source
		if source == "" {
			source = "user"
		}
		s.rules = append(s.rules, records.Rule{ID: int64(i + 1), Kind: r.Kind, Platform: r.Platform, Shop: r.Shop, SKU: r.SKU, Category: r.Category,
			Province: r.Province, Account: r.Account, Influencer: r.Influencer, Basis: r.Basis, From: r.From, To: r.To, Source: source,
			Amount: int64(r.Amount*scale + 0.5), Rate: r.Rate})
	}
	for _, f := range c.Files {
		s.add(t, file{Table: f.Table, Platform: or(f.Platform, "douyin"), Shop: or(f.Shop, "a"), Format: or(f.Format, "test"), Rows: f.Rows})
	}
	got := goldenCase{Want: s.statements(t), Restated: s.restated(t)}
	if *update {
		c.Want, c.Restated = got.Want, got.Restated
		var out bytes.Buffer
		e := yaml.NewEncoder(&out)
		e.SetIndent(2)
		if err := e.Encode(c); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, have := text2(t, goldenCase{Want: c.Want, Restated: c.Restated}), text2(t, got)
	if want != have {
		t.Errorf("%s\n--- want\n%s\n--- got\n%s", c.Case, want, have)
	}
	before := s.dump(t)
	s.rebuild(t, "rule")
	if after := s.dump(t); after != before {
		t.Errorf("a full rebuild differs from the days rebuilt one by one\n--- before\n%s\n--- after\n%s", before, after)
	}
}

func text2(t *testing.T, c goldenCase) string {
	text, err := yaml.Marshal(struct {
		Want     []goldenLine
		Restated []string
	}{c.Want, c.Restated})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// line is a row of line_profit.
type line struct {
	day, platform, shop, order, id, sku, kind, channel, account, session, product string
	qty, estimated, missing                                                       int64
	amounts                                                                       []int64
}

func (s *shop) lines(t failer) []line {
	t.Helper()
	var names []string
	for _, c := range ledger.Components() {
		names = append(names, c.Name)
	}
	rows, err := s.store.Query(context.Background(), `SELECT strftime(day, '%Y-%m-%d'), platform, shop, order_id, line_id, sku, line_kind, channel, account, session_id, product_id,
		qty, estimated, missing, `+strings.Join(names, ", ")+` FROM line_profit ORDER BY day, platform, shop, order_id, line_id, sku, product_id, account, session_id, estimated, `+strings.Join(names, ", "))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []line
	for rows.Next() {
		l := line{amounts: make([]int64, len(names))}
		into := []any{&l.day, &l.platform, &l.shop, &l.order, &l.id, &l.sku, &l.kind, &l.channel, &l.account, &l.session, &l.product, &l.qty, &l.estimated, &l.missing}
		for i := range l.amounts {
			into = append(into, &l.amounts[i])
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// statements writes each line's profit statement: components that are not zero, each subtotal.
func (s *shop) statements(t *testing.T) []goldenLine {
	var all []goldenLine
	for _, l := range s.lines(t) {
		name := l.day + " " + l.order + " " + l.id + " " + l.sku
		if l.kind != "goods" {
			name += " " + l.kind
		}
		if l.session != "" {
			name += " session " + l.session
		}
		if l.kind == "unallocated" {
			name = l.day + " unallocated " + l.product + l.account
		}
		g := goldenLine{Line: strings.Join(strings.Fields(name), " "), Statement: yaml.Node{Kind: yaml.MappingNode}}
		var total int64
		subtotals := ledger.Subtotals()
		for i, c := range ledger.Components() {
			total += l.amounts[i]
			status := ""
			if l.estimated>>i&1 == 1 {
				status = " estimated"
			}
			if l.missing>>i&1 == 1 {
				status = " missing"
			}
			if l.amounts[i] != 0 || status != "" {
				g.put(c.Name, money.Format(l.amounts[i], "CNY")+status)
			}
			if i+1 == len(ledger.Components()) || ledger.Components()[i+1].Subtotal != c.Subtotal {
				g.put("= "+subtotals[0].Name, money.Format(total, "CNY"))
				subtotals = subtotals[1:]
			}
		}
		all = append(all, g)
	}
	return all
}

func (g *goldenLine) put(key, value string) {
	g.Statement.Content = append(g.Statement.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, &yaml.Node{Kind: yaml.ScalarNode, Value: value})
}

func (s *shop) restated(t *testing.T) []string {
	all, err := ledger.Restatements(context.Background(), s.store, ledger.RestatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := len(all) - 1; i >= 0; i-- {
		r := all[i]
		lines = append(lines, fmt.Sprintf("%s %s: %s → %s (%s %d)", r.Day, r.Component, money.Format(r.Before, "CNY"), money.Format(r.After, "CNY"), r.Cause, r.ImportSeq))
	}
	return lines
}

func (s *shop) dump(t failer) string {
	var b strings.Builder
	for _, l := range s.lines(t) {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}
