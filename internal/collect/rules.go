package collect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// rules is the compiled part of a spec that works on rows.
type rules struct {
	blank    map[string]*regexp.Regexp
	extract  []extractRule
	totals   []totalRule
	exclude  []condition
	signs    []signRule
	pivot    []pivotRule
	compute  []formulaRule
	classify []classRule
	used     map[string]bool // fields and normalised headers that some rule reads
}

// reads says whether any rule looks at the field or the normalised header.
func (r *rules) reads(name string) bool { return r != nil && r.used[name] }

// condition is a compiled When; its terms are sorted by column.
type condition struct{ terms []term }

type term struct {
	column column
	re     *regexp.Regexp
	not    bool
}

// column is what a rule calls a column: a canonical field, else a header.
type column struct {
	field string
	head  pattern
	text  string // as the spec writes it
}

type extractRule struct {
	from column
	re   *regexp.Regexp
	set  []setField
}

type setField struct{ field, template string }

type totalRule struct {
	condition
	of map[string]column // field that is summed → column of the total row
}

type signRule struct {
	condition
	fields []string
	make   string
}

type pivotRule struct {
	condition
	from, to string
}

type classRule struct {
	field string
	rules []classTerm
}

type classTerm struct {
	condition
	is string
}

// formulaRule is one field with its alternatives.
type formulaRule struct {
	field string
	alts  []formula
}

// formula is a sum of terms, or one product.
type formula struct {
	text    string
	product bool
	terms   []operand
}

type operand struct {
	field string
	neg   bool
	abs   bool
}

func (s *Spec) compileRules(checkField func(name, where string), fail func(at, format string, args ...any)) *rules {
	c := &ruleCompiler{spec: s, field: checkField, fail: fail, out: &rules{blank: map[string]*regexp.Regexp{}, used: map[string]bool{}}}
	c.options()
	for _, f := range sortedKeys(s.Blank) {
		c.field(f, "blank")
		c.out.blank[f] = c.regexp(s.Blank[f])
	}
	for _, e := range s.Extract {
		r := extractRule{from: c.column(e.From), re: c.regexp(e.Match)}
		for _, f := range sortedKeys(e.Set) {
			c.field(f, "extract")
			r.set = append(r.set, setField{f, e.Set[f]})
		}
		c.out.extract = append(c.out.extract, r)
	}
	for _, t := range s.Totals {
		r := totalRule{condition: c.when(t.When), of: map[string]column{}}
		for _, f := range sortedKeys(t.Of) {
			c.field(f, "totals")
			r.of[f] = c.column(t.Of[f])
		}
		c.out.totals = append(c.out.totals, r)
	}
	for _, w := range s.Exclude {
		c.out.exclude = append(c.out.exclude, c.when(w))
	}
	for _, g := range s.Signs {
		if !slices.Contains([]string{"negative", "positive", "flip", "zero", "blank"}, g.Make) {
			fail(g.Make, "signs: make must be negative, positive, flip, zero or blank, not %q", g.Make)
		}
		for _, f := range g.Field {
			c.field(f, "signs")
		}
		c.out.signs = append(c.out.signs, signRule{c.when(g.When), g.Field, g.Make})
	}
	if s.Pivot != nil {
		c.field(s.Pivot.From, "pivot")
		for _, p := range s.Pivot.To {
			c.field(p.Field, "pivot")
			c.out.pivot = append(c.out.pivot, pivotRule{c.when(p.When), s.Pivot.From, p.Field})
		}
	}
	for _, f := range s.Compute {
		c.formula(f)
	}
	for _, k := range s.Classify {
		c.field(k.Field, "classify")
		r := classRule{field: k.Field}
		for _, t := range k.Rules {
			r.rules = append(r.rules, classTerm{c.when(t.When), t.Is})
		}
		c.out.classify = append(c.out.classify, r)
	}
	return c.out
}

type ruleCompiler struct {
	spec  *Spec
	field func(name, where string)
	fail  func(at, format string, args ...any)
	out   *rules
}

func (c *ruleCompiler) options() {
	s := c.spec
	for _, o := range []struct {
		key, value string
		allowed    []string
	}{
		{"dates", s.Dates, []string{"", "dmy", "mdy"}},
		{"decimal", s.Decimal, []string{"", "comma", "either"}},
	} {
		if !slices.Contains(o.allowed, o.value) {
			c.fail(o.value, "%s: %q is not one of %s", o.key, o.value, strings.Join(o.allowed[1:], ", "))
		}
	}
	if s.Currency != "" && len(s.Currency) != 3 {
		c.fail(s.Currency, "currency: %q is not a three-letter code", s.Currency)
	}
	if s.FileDate != "" {
		c.field(s.FileDate, "file_date")
	}
	if s.FillDown != nil {
		c.field(s.FillDown.By, "fill_down")
		for _, f := range s.FillDown.Fields {
			c.field(f, "fill_down")
		}
	}
}

func (c *ruleCompiler) regexp(text string) *regexp.Regexp {
	re, err := regexp.Compile(text)
	if err != nil {
		c.fail(text, "pattern %q: %v", text, err)
		return regexp.MustCompile(`$^`)
	}
	return re
}

func (c *ruleCompiler) column(text string) column {
	if _, ok := c.spec.names.table.Column(text); ok {
		c.out.used[text] = true
		return column{field: text, text: text}
	}
	p, err := newPattern(text)
	if err != nil {
		c.fail(text, "column %q: %v", text, err)
	}
	c.out.used[p.name] = true
	c.spec.names.known[p.name] = true
	return column{head: p, text: text}
}

func (c *ruleCompiler) when(w When) condition {
	var out condition
	for _, k := range sortedKeys(w.When) {
		out.terms = append(out.terms, term{column: c.column(k), re: c.regexp(w.When[k])})
	}
	for _, k := range sortedKeys(w.Unless) {
		out.terms = append(out.terms, term{column: c.column(k), re: c.regexp(w.Unless[k]), not: true})
	}
	return out
}

// formulaText is the whole grammar: a product of two fields, or a sum of fields of which each
// may be in abs().
var (
	productText = regexp.MustCompile(`^\s*([a-z0-9_]+)\s*\*\s*([a-z0-9_]+)\s*$`)
	sumText     = regexp.MustCompile(`^\s*([+-]?)\s*(?:abs\(([a-z0-9_]+)\)|([a-z0-9_]+))`)
)

func (c *ruleCompiler) formula(f Formula) {
	c.field(f.Field, "compute")
	r := formulaRule{field: f.Field}
	for _, text := range f.Alternatives {
		alt, err := parseFormula(text)
		if err != nil {
			c.fail(text, "compute %s: %v", f.Field, err)
			continue
		}
		for _, t := range alt.terms {
			c.field(t.field, "compute "+f.Field)
		}
		r.alts = append(r.alts, alt)
	}
	c.out.compute = append(c.out.compute, r)
}

func parseFormula(text string) (formula, error) {
	if m := productText.FindStringSubmatch(text); m != nil {
		return formula{text: text, product: true, terms: []operand{{field: m[1]}, {field: m[2]}}}, nil
	}
	f := formula{text: text}
	for rest := text; strings.TrimSpace(rest) != ""; {
		m := sumText.FindStringSubmatch(rest)
		if m == nil || m[1] == "" && len(f.terms) > 0 {
			return f, fmt.Errorf("%q is neither a product nor a sum of fields", text)
		}
		f.terms = append(f.terms, operand{field: m[2] + m[3], neg: m[1] == "-", abs: m[2] != ""})
		rest = rest[len(m[0]):]
	}
	if len(f.terms) == 0 {
		return f, fmt.Errorf("empty formula")
	}
	return f, nil
}
