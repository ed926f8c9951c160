package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/fault"
)

// Format is an export type that can be imported.
type Format struct {
	Name     string            `json:"name"`
	Platform string            `json:"platform"`
	ZH       string            `json:"zh"`
	EN       string            `json:"en"`
	Tier     string            `json:"tier,omitempty"`
	Table    string            `json:"table"`
	Columns  int               `json:"columns"`
	Require  []string          `json:"require"`
	Map      map[string]string `json:"map"`
	User     bool              `json:"user" doc:"the workspace's own"`
}

// Formats lists every format, the workspace's own first.
func (w *Workspace) Formats() []Format { return formatsOf(w.formats.Load()) }

// KnownFormats lists the formats of a workspace that need not be open, or exist.
func KnownFormats(dir string) ([]Format, error) {
	registry, err := collect.LoadRegistry(filepath.Join(dir, formatsDir))
	if err != nil {
		return nil, fault.New(fault.Invalid, "format_broken", fault.Args{"reason": err.Error()}).Because(err)
	}
	return formatsOf(registry), nil
}

func formatsOf(registry *collect.Registry) []Format {
	list := []Format{}
	for _, s := range registry.Specs() {
		fields := make(map[string]string, len(s.Map))
		for _, m := range s.Map {
			fields[m.Header] = m.Field
		}
		list = append(list, Format{Name: s.Name, Platform: s.Platform, ZH: s.Title.ZH, EN: s.Title.EN, Tier: s.Tier, Table: s.Table,
			Columns: len(s.Header), Require: s.Require, Map: fields, User: s.User})
	}
	slices.SortStableFunc(list, func(a, b Format) int {
		if a.User != b.User {
			if a.User {
				return -1
			}
			return 1
		}
		return 0
	})
	return list
}

// spec finds a format by name, or reads a spec file by path.
func (w *Workspace) spec(name string) (*collect.Spec, error) {
	if spec, ok := w.formats.Load().Lookup(name); ok {
		return spec, nil
	}
	if !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
		return nil, fault.New(fault.NotFound, "format_missing", fault.Args{"format": name})
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fault.New(fault.NotFound, "file_missing", fault.Args{"path": name}).Because(err)
	}
	spec, err := collect.ParseSpec(text)
	if err != nil {
		return nil, fault.New(fault.Invalid, "format_broken", fault.Args{"reason": err.Error()}).Because(err)
	}
	return spec, platformNeeded(spec.Platform, spec.Table)
}

// NewFormat is a mapping that a merchant made for a file that fits nothing.
type NewFormat struct {
	Name     string            `json:"name" doc:"lower-case letters, digits and _"`
	Title    string            `json:"title"`
	Platform string            `json:"platform"`
	Table    string            `json:"table"`
	Map      map[string]string `json:"map" doc:"header → field"`
	Personal []string          `json:"personal,omitempty" doc:"headers of personal data: never read, blank in the kept file"`
	Currency string            `json:"currency,omitempty"`
	Zone     string            `json:"zone,omitempty"`
	Dates    string            `json:"dates,omitempty" enum:"dmy,mdy,"`
}

var formatName = regexp.MustCompile(`^[a-z][a-z0-9_]{1,60}$`)

// SaveFormat writes a mapping as a spec of the workspace's own; from then on such files are recognised.
func (w *Workspace) SaveFormat(_ context.Context, f NewFormat) (Format, error) {
	if !formatName.MatchString(f.Name) {
		return Format{}, fault.New(fault.Invalid, "format_name", fault.Args{"name": f.Name})
	}
	if err := platformNeeded(f.Platform, f.Table); err != nil {
		return Format{}, err
	}
	type specFile struct {
		Name     string            `yaml:"name"`
		Platform string            `yaml:"platform"`
		Title    map[string]string `yaml:"title,flow"`
		Table    string            `yaml:"table"`
		Require  []string          `yaml:"require,flow"`
		Map      map[string]string `yaml:"map"`
		PII      []string          `yaml:"pii,flow,omitempty"`
		Currency string            `yaml:"currency,omitempty"`
		Zone     string            `yaml:"zone,omitempty"`
		Dates    string            `yaml:"dates,omitempty"`
	}
	file := specFile{Name: f.Name, Platform: f.Platform, Title: map[string]string{"zh": f.Title, "en": f.Title}, Table: f.Table,
		Map: f.Map, PII: f.Personal, Currency: f.Currency, Zone: f.Zone, Dates: f.Dates}
	for header := range f.Map {
		file.Require = append(file.Require, header)
	}
	slices.Sort(file.Require)
	text, err := yaml.Marshal(file)
	if err != nil {
		return Format{}, err
	}
	if _, err := collect.ParseSpec(text); err != nil {
		return Format{}, fault.New(fault.Invalid, "format_broken", fault.Args{"reason": err.Error()}).Because(err)
	}
	path := filepath.Join(w.Dir, formatsDir, f.Name+".yaml")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return Format{}, err
	}
	registry, err := collect.LoadRegistry(filepath.Join(w.Dir, formatsDir))
	if err != nil {
		return Format{}, fmt.Errorf("reload formats: %w", err)
	}
	w.formats.Store(registry)
	for _, known := range w.Formats() {
		if known.Name == f.Name {
			return known, nil
		}
	}
	return Format{}, fault.New(fault.NotFound, "format_missing", fault.Args{"format": f.Name})
}

// Preview shows how a file would be read: recognised formats, or what is needed to map it.
type Preview struct {
	Matches []PreviewMatch `json:"matches"`
	Problem *FileProblem   `json:"problem,omitempty"`
}

// PreviewMatch is a recognised sheet.
type PreviewMatch struct {
	Sheet   string            `json:"sheet,omitempty"`
	Format  string            `json:"format"`
	Title   string            `json:"title"`
	Table   string            `json:"table"`
	Header  []string          `json:"header"`
	Map     map[string]string `json:"map" doc:"header → field"`
	Unknown []string          `json:"unknown" doc:"headers the format does not know; kept with the file"`
	Missing []string          `json:"missing" doc:"fields this file cannot give"`
	Preview [][]string        `json:"preview"`
}

// PreviewFile opens a file without importing it.
func (w *Workspace) PreviewFile(ctx context.Context, path, name string) (Preview, error) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return Preview{Matches: []PreviewMatch{}, Problem: problemOf(sheetFault(name, err))}, ctx.Err()
	}
	defer book.Close()
	matches, err := w.formats.Load().Recognise(book)
	if err != nil {
		return Preview{Matches: []PreviewMatch{}, Problem: problemOf(err)}, ctx.Err()
	}
	p := Preview{Matches: []PreviewMatch{}}
	for _, m := range matches {
		fields := map[string]string{}
		for _, c := range m.Columns {
			fields[c.Header] = c.Field
		}
		p.Matches = append(p.Matches, PreviewMatch{Sheet: m.Sheet.Name(), Format: m.Spec.Name, Title: m.Spec.Title.ZH, Table: m.Spec.Table,
			Header: m.Header, Map: fields, Unknown: m.Unknown, Missing: m.Missing, Preview: m.Preview})
	}
	return p, nil
}

// Table is a canonical table for the mapping page.
type Table struct {
	Name     string   `json:"name"`
	ZH       string   `json:"zh"`
	EN       string   `json:"en"`
	Key      []string `json:"key"`
	Platform bool     `json:"platform" doc:"its rows belong to a platform: a format of it must name one"`
	Fields   []Field  `json:"fields"`
}

// ofAnyPlatform are tables whose rows need not name a platform: costs, stock, ERP, carriers and reviews, whose
// files may be about several, and refunds, which an ERP lists for all. The rows of every other table find their
// shop, rules and settlement by platform; without one the ledger would leave them aside.
var ofAnyPlatform = []string{"cost", "inventory", "erp_order_line", "erp_sales", "logistics_bill", "excluded_order", "review", "refund"}

// platformNeeded refuses a format whose rows no shop could own.
func platformNeeded(platform, table string) error {
	if strings.TrimSpace(platform) != "" || slices.Contains(ofAnyPlatform, table) {
		return nil
	}
	args := fault.Args{"table": table, "title": table}
	if t, ok := facts.Lookup(table); ok {
		args["title"] = t.ZH
	}
	return fault.New(fault.Invalid, "format_platform", args)
}

// Field is a column that a header can be mapped to.
type Field struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// Tables lists the canonical tables that a file can be mapped to.
func Tables() []Table {
	var list []Table
	for _, t := range facts.Tables() {
		table := Table{Name: t.Name, ZH: t.ZH, EN: t.EN, Key: t.Key, Platform: !slices.Contains(ofAnyPlatform, t.Name)}
		for _, c := range t.Columns {
			table.Fields = append(table.Fields, Field{c.Name, string(c.Kind)})
		}
		list = append(list, table)
	}
	return list
}
