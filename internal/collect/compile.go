package collect

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
)

// names is the compiled part of a spec that recognition uses.
type names struct {
	require [][]pattern // each needs one of its alternatives
	forbid  []pattern
	pii     []pattern
	percent []pattern
	known   map[string]bool // every plain name the spec knows
	fields  []fieldNames    // in the order of map
	table   *facts.Table
}

// fieldNames are the columns that may feed a field, best first.
type fieldNames struct {
	field    string
	patterns []pattern
}

func (s *Spec) compile(line func(string) int) error {
	var errs []error
	fail := func(at, format string, args ...any) {
		errs = append(errs, fmt.Errorf("line %d: %s", line(at), fmt.Sprintf(format, args...)))
	}
	if s.Name == "" {
		errs = append(errs, errors.New("name is missing"))
	}
	table, ok := facts.Lookup(s.Table)
	if !ok {
		fail(s.Table, "no canonical table is called %q", s.Table)
		return errors.Join(errs...)
	}
	n := &names{table: table, known: map[string]bool{}}
	add := func(text string) pattern {
		p, err := newPattern(text)
		if err != nil {
			fail(text, "header %q: %v", text, err)
		} else if p.re == nil {
			n.known[p.name] = true
		}
		return p
	}
	field := func(name, where string) {
		if _, ok := table.Column(name); !ok {
			fail(name, "%s: table %s has no field %q", where, s.Table, name)
		}
	}
	for _, h := range s.Header {
		add(h)
	}
	if len(s.Require) == 0 {
		errs = append(errs, errors.New("require names no header: the file could not be recognised"))
	}
	for _, r := range s.Require {
		var either []pattern
		for _, alt := range alternatives(r) {
			either = append(either, add(alt))
		}
		n.require = append(n.require, either)
	}
	for _, f := range s.Forbid {
		p, err := newPattern(f)
		if err != nil {
			fail(f, "forbid %q: %v", f, err)
			continue
		}
		n.forbid = append(n.forbid, p)
	}
	for _, m := range s.Map {
		field(m.Field, "map "+m.Header)
		p := add(m.Header)
		at := slices.IndexFunc(n.fields, func(f fieldNames) bool { return f.field == m.Field })
		if at < 0 {
			n.fields = append(n.fields, fieldNames{field: m.Field})
			at = len(n.fields) - 1
		}
		n.fields[at].patterns = append(n.fields[at].patterns, p)
	}
	for _, f := range sortedKeys(s.Aliases) {
		field(f, "aliases")
		at := slices.IndexFunc(n.fields, func(x fieldNames) bool { return x.field == f })
		if at < 0 {
			n.fields = append(n.fields, fieldNames{field: f})
			at = len(n.fields) - 1
		}
		for _, h := range s.Aliases[f] {
			n.fields[at].patterns = append(n.fields[at].patterns, add(h))
		}
	}
	for _, p := range s.PII {
		n.pii = append(n.pii, add(p))
	}
	for _, p := range s.Percent {
		n.percent = append(n.percent, add(p))
	}
	for _, h := range slices.Concat(s.Shop, s.Account) {
		add(h)
	}
	s.names = n
	s.rules = s.compileRules(field, fail)
	return errors.Join(errs...)
}

// alternatives splits "a|b"; a pattern between slashes is one name whatever it contains.
func alternatives(text string) []string {
	if strings.HasPrefix(text, "/") {
		return []string{text}
	}
	return strings.Split(text, "|")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
