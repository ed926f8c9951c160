package metrics

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// parseFile reads a list of metrics.
func (c *Catalogue) parseFile(f File) ([]*Metric, error) {
	nodes, err := definitions(f)
	if err != nil {
		return nil, err
	}
	var all []*Metric
	for _, node := range nodes {
		m, err := c.parseMetric(f.Name, node)
		if err != nil {
			return nil, err
		}
		m.Area = strings.TrimSuffix(f.Name, path.Ext(f.Name))
		all = append(all, m)
	}
	return all, nil
}

// definitions are the nodes of a file's metrics.
func definitions(f File) ([]*yaml.Node, error) {
	var root yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(f.Text)).Decode(&root); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, &DefinitionError{File: f.Name, Reason: err.Error()}
	}
	list := root.Content[0]
	if list.Kind != yaml.SequenceNode {
		return nil, &DefinitionError{File: f.Name, Line: list.Line, Reason: "the catalogue is a list of metrics"}
	}
	return list.Content, nil
}

func (c *Catalogue) parseMetric(file string, node *yaml.Node) (*Metric, error) {
	m := &Metric{file: file, line: node.Line}
	if node.Kind != yaml.MappingNode {
		return nil, wrong(m, "a metric is a mapping")
	}
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i].Value, node.Content[i+1]
		var err error
		switch key {
		case "expr":
			m.expr, err = c.parseExpr(value)
		case "formula":
			e, wrongText := parseFormula(value.Value)
			if m.expr = e; wrongText != nil {
				err = wrongText
			}
		case "matures":
			if m.Matures, err = strconv.Atoi(value.Value); err != nil || m.Matures < 0 {
				err = fmt.Errorf("matures %q is no number of days", value.Value)
			}
		default:
			field := map[string]*string{"name": &m.Name, "zh": &m.ZH, "en": &m.EN, "meaning": &m.Meaning,
				"meaning_en": &m.MeaningEN, "unit": (*string)(&m.Unit), "good": (*string)(&m.Good)}[key]
			if field == nil {
				return nil, &DefinitionError{File: file, Line: node.Content[i].Line, Metric: m.Name, Reason: "unknown key " + key}
			}
			*field = value.Value
		}
		if err != nil {
			return nil, &DefinitionError{File: file, Line: value.Line, Metric: m.Name, Reason: err.Error()}
		}
	}
	return m, complete(m)
}

// complete refuses a metric that lacks something.
func complete(m *Metric) error {
	if m.expr == nil {
		return wrong(m, "has no expr")
	}
	for _, field := range [][2]string{{"name", m.Name}, {"zh", m.ZH}, {"en", m.EN}, {"meaning", m.Meaning}, {"meaning_en", m.MeaningEN}} {
		if field[1] == "" {
			return wrong(m, "has no "+field[0])
		}
	}
	if !slices.Contains([]Direction{Up, Down, Neutral}, m.Good) {
		return wrong(m, fmt.Sprintf("good %q is none of up, down, none", m.Good))
	}
	if _, typed := m.expr.(arithmetic); typed && m.Unit == "" {
		return nil // check infers it
	}
	if !slices.Contains(allUnits(), m.Unit) {
		return wrong(m, fmt.Sprintf("unit %q is none of %v", m.Unit, allUnits()))
	}
	return nil
}

// parseExpr reads one operator with its operands, for instance {ratio: [cm2, net_revenue]}.
func (c *Catalogue) parseExpr(node *yaml.Node) (expr, error) {
	if node.Kind != yaml.MappingNode {
		return nil, errors.New("expr is a mapping of one operator to its operands")
	}
	var operator string
	var operands []string
	times := 0
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i].Value, node.Content[i+1]
		if key == "times" {
			var err error
			if times, err = strconv.Atoi(value.Value); err != nil || times < 1 {
				return nil, fmt.Errorf("times %q is no whole number above zero", value.Value)
			}
			continue
		}
		list := []string{value.Value}
		if value.Kind == yaml.SequenceNode {
			list = nil
			for _, v := range value.Content {
				list = append(list, v.Value)
			}
		}
		if slices.Contains(list, "") || len(list) == 0 {
			return nil, fmt.Errorf("%s has an empty operand", key)
		}
		if operator != "" {
			return nil, fmt.Errorf("two operators: %s and %s", operator, key)
		}
		operator, operands = key, list
	}
	e, err := c.build(operator, operands)
	if err != nil || times == 0 {
		return e, err
	}
	r, ok := e.(ratio)
	if !ok {
		return nil, fmt.Errorf("times goes with a ratio, not with %s", operator)
	}
	r.times = times
	return r, nil
}

func (c *Catalogue) build(operator string, operands []string) (expr, error) {
	want := map[string]int{"sum": 1, "negate": 1, "estimated": 1, "ratio": 2, "ratio_over_positive": 2}[operator]
	if want > 0 && len(operands) != want {
		return nil, fmt.Errorf("%s takes %d operands, not %d", operator, want, len(operands))
	}
	switch operator {
	case "sum", "distinct":
		return c.buildLeaf(operator, operands)
	case "estimated", "missing":
		for _, component := range operands {
			if bit(component) == 0 {
				return nil, fmt.Errorf("there is no component %s", component)
			}
		}
		return leaf{profitSource, map[string]op{"estimated": opEstimated, "missing": opMissing}[operator], strings.Join(operands, " ")}, nil
	case "plus":
		return plus(operands), nil
	case "negate":
		return negate(operands[0]), nil
	case "ratio", "ratio_over_positive":
		return ratio{of: operands[0], over: operands[1], positive: operator == "ratio_over_positive"}, nil
	case "":
		return nil, errors.New("expr has no operator")
	}
	return nil, fmt.Errorf("unknown operator %s: there are sum, distinct, estimated, missing, plus, negate, ratio, ratio_over_positive", operator)
}

// buildLeaf reads columns, written source.column for any source but the ledger.
func (c *Catalogue) buildLeaf(operator string, operands []string) (expr, error) {
	var source *Source
	var columns []string
	for _, text := range operands {
		name, column, qualified := strings.Cut(text, ".")
		if !qualified {
			name, column = profitSource, text
		}
		switch next := c.sources[name]; {
		case next == nil:
			return nil, fmt.Errorf("there is no source %s", name)
		case source != nil && next != source:
			return nil, fmt.Errorf("columns of %s and %s cannot be counted together", source.Name, name)
		default:
			source = next
		}
		columns = append(columns, column)
	}
	if operator == "sum" {
		if source.measures[columns[0]] == "" {
			return nil, fmt.Errorf("there is no column %s to sum", operands[0])
		}
		return leaf{source.Name, opSum, columns[0]}, nil
	}
	for i, column := range columns {
		if !slices.Contains(source.tuples, column) {
			return nil, fmt.Errorf("distinct values of %s cannot be counted", operands[i])
		}
	}
	return leaf{source.Name, opDistinct, strings.Join(columns, " ")}, nil
}

// formula shows an expression to the reader of a definition.
func formula(e expr) string {
	switch e := e.(type) {
	case leaf:
		name := map[op]string{opSum: "sum", opDistinct: "distinct", opEstimated: "estimated", opMissing: "missing"}[e.op]
		columns := words(e.columns)
		if e.source != profitSource {
			for i := range columns {
				columns[i] = e.source + "." + columns[i]
			}
		}
		return name + "(" + strings.Join(columns, ", ") + ")"
	case plus:
		return strings.Join(e, " + ")
	case negate:
		return "−" + string(e)
	case ratio:
		if e.times > 1 {
			return fmt.Sprintf("%s ÷ %s × %d", e.of, e.over, e.times)
		}
		return e.of + " ÷ " + e.over
	case arithmetic:
		return e.text
	}
	return ""
}
