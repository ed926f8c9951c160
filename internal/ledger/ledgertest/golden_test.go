package ledgertest

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/facts"
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
	Rates    []goldenRate `yaml:"rates,omitempty"` // into CNY
	Rules    []goldenRule `yaml:"rules,omitempty"`
	Files    []goldenFile `yaml:"files"`
	Want     []goldenLine `yaml:"want"`
	Restated []string     `yaml:"restated,omitempty"`
}

type goldenRule struct {
	Kind       string  `yaml:"kind"`
	Platform   string  `yaml:"platform,omitempty"`
	Shop       string  `yaml:"shop,omitempty"`
	SKU        string  `yaml:"sku,omitempty"`
	Category   string  `yaml:"category,omitempty"`
	Province   string  `yaml:"province,omitempty"`
	Account    string  `yaml:"account,omitempty"`
	Influencer string  `yaml:"influencer,omitempty"`
	Amount     float64 `yaml:"amount,omitempty"` // major units
	Rate       float64 `yaml:"rate,omitempty"`
	MinWeight  float64 `yaml:"min_weight,omitempty"` // kg
	MaxWeight  float64 `yaml:"max_weight,omitempty"`
	Currency   string  `yaml:"currency,omitempty"`
	Basis      string  `yaml:"basis,omitempty"`
	From       string  `yaml:"from,omitempty"`
	To         string  `yaml:"to,omitempty"`
	Source     string  `yaml:"source,omitempty"`
}

type goldenRate struct {
	Currency string `yaml:"currency"`
	Day      string `yaml:"day"`
	Rate     string `yaml:"rate"`
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
			Province: r.Province, Account: r.Account, Influencer: r.Influencer, MinWeight: r.MinWeight, MaxWeight: r.MaxWeight, Basis: r.Basis, From: r.From, To: r.To, Source: source,
			Amount: int64(r.Amount*scale + 0.5), Rate: r.Rate, Currency: r.Currency})
	}
	for _, r := range c.Rates {
		value, err := decimal(r.Rate, records.RateScale)
		if err != nil {
			t.Fatal(err)
		}
		s.rates = append(s.rates, records.ExchangeRate{Home: ledger.DefaultHome, Currency: r.Currency, Day: r.Day, Value: value})
	}
	for _, f := range c.Files {
		s.add(t, file{Table: f.Table, Platform: or(f.Platform, "douyin"), Shop: or(f.Shop, "a"), Format: or(f.Format, "test"), Rows: f.Rows})
	}
	got := goldenCase{Want: s.statements(t), Restated: s.restated(t)}
	if *update {
		c.Want, c.Restated = got.Want, got.Restated
		if err := write(path, c); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, have := wanted(t, goldenCase{Want: c.Want, Restated: c.Restated}), wanted(t, got)
	if want != have {
		t.Errorf("%s\n--- want\n%s\n--- got\n%s", c.Case, want, have)
	}
	before := s.dump(t)
	s.rebuild(t, "rule")
	if after := s.dump(t); after != before {
		t.Errorf("a full rebuild differs from the days rebuilt one by one\n--- before\n%s\n--- after\n%s", before, after)
	}
}

// write puts a case on disk, a row of a file or a rule on one line.
func write(path string, c goldenCase) error {
	var doc yaml.Node
	if err := doc.Encode(c); err != nil {
		return err
	}
	for i := 0; i < len(doc.Content); i += 2 {
		switch key, value := doc.Content[i].Value, doc.Content[i+1]; key {
		case "why":
			value.Style = yaml.FoldedStyle
		case "rules", "rates":
			for _, r := range value.Content {
				r.Style = yaml.FlowStyle
			}
		case "files":
			for j, f := range value.Content {
				for k := 0; k < len(f.Content); k += 2 {
					if f.Content[k].Value == "rows" {
						for _, r := range f.Content[k+1].Content {
							sortColumns(c.Files[j].Table, r)
						}
					}
				}
			}
		}
	}
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(&doc); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// sortColumns writes a row on one line in the order of its table's columns.
func sortColumns(table string, r *yaml.Node) {
	r.Style = yaml.FlowStyle
	t, _ := facts.Lookup(table)
	var sorted []*yaml.Node
	for _, c := range t.Columns {
		for i := 0; i < len(r.Content); i += 2 {
			if r.Content[i].Value == c.Name {
				sorted = append(sorted, r.Content[i], r.Content[i+1])
			}
		}
	}
	r.Content = sorted
}

func wanted(t *testing.T, c goldenCase) string {
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
	currency, own                                                                 string // own: "7.1 × USD 12.34", where it was converted
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
		currency, own_currency, rate, coalesce(list_sum(own), 0), qty, estimated, missing, `+strings.Join(names, ", ")+` FROM line_profit ORDER BY day, platform, shop, order_id, line_id, sku, product_id, account, session_id, estimated, `+strings.Join(names, ", "))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []line
	for rows.Next() {
		l := line{amounts: make([]int64, len(names))}
		var currency string
		var rate, own int64
		into := []any{&l.day, &l.platform, &l.shop, &l.order, &l.id, &l.sku, &l.kind, &l.channel, &l.account, &l.session, &l.product, &l.currency, &currency, &rate, &own, &l.qty, &l.estimated, &l.missing}
		for i := range l.amounts {
			into = append(into, &l.amounts[i])
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		if currency != "" {
			l.own = fmt.Sprintf("%s × %s %s", strconv.FormatFloat(float64(rate)/records.RateScale, 'f', -1, 64), currency, money.Format(own, currency))
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
		if l.currency != ledger.DefaultHome {
			name += " " + l.currency
		}
		if l.own != "" {
			name += " (" + l.own + ")"
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
				g.put(c.Name, money.Format(l.amounts[i], l.currency)+status)
			}
			if i+1 == len(ledger.Components()) || ledger.Components()[i+1].Subtotal != c.Subtotal {
				g.put("= "+subtotals[0].Name, money.Format(total, l.currency))
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
