package ledger

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/suanpan/suanpan/internal/calendar"
)

//go:embed models/*.sql
var modelFiles embed.FS

// model is one layer: its statements, and the facts without which it has nothing to do.
type model struct {
	name       string
	needs      []string
	statements []string
}

// loadModels reads the embedded layers by name (without .sql).
var loadModels = sync.OnceValues(func() (map[string]model, error) {
	entries, err := modelFiles.ReadDir("models")
	if err != nil {
		return nil, fmt.Errorf("ledger: models: %w", err)
	}
	models := map[string]model{}
	for _, e := range entries {
		text, err := modelFiles.ReadFile("models/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("ledger: models: %w", err)
		}
		m := parseModel(strings.TrimSuffix(e.Name(), ".sql"), string(text))
		models[m.name] = m
	}
	return models, nil
})

func parseModel(name, text string) model {
	m := model{name: name}
	var body strings.Builder
	for line := range strings.Lines(text) {
		if needs, ok := strings.CutPrefix(line, "-- Needs:"); ok {
			for n := range strings.SplitSeq(needs, ",") {
				m.needs = append(m.needs, strings.TrimSpace(n))
			}
		}
		if at := strings.Index(line, "--"); at >= 0 {
			line = line[:at] + "\n"
		}
		body.WriteString(line)
	}
	for statement := range strings.SplitSeq(body.String(), ";\n") {
		if s := strings.TrimSpace(statement); s != "" {
			m.statements = append(m.statements, strings.TrimSuffix(s, ";"))
		}
	}
	return m
}

// bind replaces the named parameters of the models by their text. Longer names first, so that
// $from does not cut into another.
func bind(statement string, values map[string]string) string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, "$"+name, values[name])
	}
	return strings.NewReplacer(pairs...).Replace(statement)
}

// componentValues are the parameters that follow from the list of components.
func componentValues() map[string]string {
	values := map[string]string{}
	var sums, loose, bits, pairs, totals []string
	for i, c := range components {
		bit := strconv.Itoa(1 << i)
		values["bit_"+c.Name] = bit
		sums = append(sums, "CAST(sum("+c.Name+") AS BIGINT) AS "+c.Name)
		loose = append(loose, "CAST(coalesce(sum(amount) FILTER (component = '"+c.Name+"'), 0) AS BIGINT) AS "+c.Name)
		bits = append(bits, "WHEN '"+c.Name+"' THEN "+bit)
		pairs = append(pairs, "{'component': '"+c.Name+"', 'before': coalesce(b."+c.Name+", 0), 'after': coalesce(a."+c.Name+", 0)}")
		totals = append(totals, c.Name)
	}
	values["sums"] = strings.Join(sums, ", ")
	values["loose_columns"] = strings.Join(loose, ", ")
	values["loose_bits"] = "CASE component " + strings.Join(bits, " ") + " ELSE 0 END"
	values["pairs"] = "[" + strings.Join(pairs, ", ") + "]"
	values["components"] = strings.Join(totals, ", ")
	return values
}

func dateLiteral(d calendar.Day) string { return "DATE '" + d.String() + "'" }
