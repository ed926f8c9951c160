package metrics

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// sumColumns are the columns besides the components that a definition may sum: counts.
func sumColumns() []string { return []string{"qty", "lines"} }

// tupleColumns are the columns whose distinct values a definition may count.
func tupleColumns() []string {
	return []string{"platform", "shop", "order_id", "sku", "product_id", "influencer_id", "session_id"}
}

func parseMetrics(text []byte) ([]*Metric, error) {
	var root yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&root); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	list := root.Content[0]
	if list.Kind != yaml.SequenceNode {
		return nil, &DefinitionError{Line: list.Line, Reason: "the catalogue is a list of metrics"}
	}
	var all []*Metric
	for _, node := range list.Content {
		m, err := parseMetric(node)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

func parseMetric(node *yaml.Node) (*Metric, error) {
	m := &Metric{line: node.Line}
	if node.Kind != yaml.MappingNode {
		return nil, wrong(m, "a metric is a mapping")
	}
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i].Value, node.Content[i+1]
		if key == "expr" {
			e, err := parseExpr(value)
			if err != nil {
				return nil, &DefinitionError{Line: value.Line, Metric: m.Name, Reason: err.Error()}
			}
			m.expr = e
			continue
		}
		field := map[string]*string{"name": &m.Name, "zh": &m.ZH, "en": &m.EN, "meaning": &m.Meaning,
			"meaning_en": &m.MeaningEN, "unit": (*string)(&m.Unit), "good": (*string)(&m.Good)}[key]
		if field == nil {
			return nil, &DefinitionError{Line: node.Content[i].Line, Metric: m.Name, Reason: "unknown key " + key}
		}
		*field = value.Value
	}
	for name, v := range map[string]string{"name": m.Name, "zh": m.ZH, "en": m.EN, "meaning": m.Meaning, "meaning_en": m.MeaningEN} {
		if v == "" {
			return nil, wrong(m, "has no "+name)
		}
	}
	if !slices.Contains([]Unit{Money, Count, Ratio, ROI}, m.Unit) {
		return nil, wrong(m, fmt.Sprintf("unit %q is none of money, count, ratio, roi", m.Unit))
	}
	if !slices.Contains([]Direction{Up, Down, Neutral}, m.Good) {
		return nil, wrong(m, fmt.Sprintf("good %q is none of up, down, none", m.Good))
	}
	if m.expr == nil {
		return nil, wrong(m, "has no expr")
	}
	m.Formula = formula(m.expr)
	return m, nil
}

// parseExpr reads one operator with its operands, for instance {ratio: [cm2, net_revenue]}.
func parseExpr(node *yaml.Node) (expr, error) {
	if node.Kind != yaml.MappingNode {
		return nil, errors.New("expr is a mapping of one operator to its operands")
	}
	var operator string
	var operands []string
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i].Value, node.Content[i+1]
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
	return build(operator, operands)
}

func build(operator string, operands []string) (expr, error) {
	want := map[string]int{"sum": 1, "negate": 1, "estimated": 1, "ratio": 2, "ratio_over_positive": 2}[operator]
	if want > 0 && len(operands) != want {
		return nil, fmt.Errorf("%s takes %d operands, not %d", operator, want, len(operands))
	}
	columns := strings.Join(operands, " ")
	switch operator {
	case "sum":
		if bit(columns) == 0 && !slices.Contains(sumColumns(), columns) {
			return nil, fmt.Errorf("there is no column %s to sum", columns)
		}
		return leaf{op: opSum, columns: columns}, nil
	case "distinct":
		for _, c := range operands {
			if !slices.Contains(tupleColumns(), c) {
				return nil, fmt.Errorf("distinct values of %s cannot be counted", c)
			}
		}
		return leaf{op: opDistinct, columns: columns}, nil
	case "estimated", "missing":
		for _, c := range operands {
			if bit(c) == 0 {
				return nil, fmt.Errorf("there is no component %s", c)
			}
		}
		return leaf{op: map[string]op{"estimated": opEstimated, "missing": opMissing}[operator], columns: columns}, nil
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

// formula shows an expression to the reader of a definition.
func formula(e expr) string {
	switch e := e.(type) {
	case leaf:
		name := map[op]string{opSum: "sum", opDistinct: "distinct", opEstimated: "estimated", opMissing: "missing"}[e.op]
		return name + "(" + strings.Join(words(e.columns), ", ") + ")"
	case plus:
		return strings.Join(e, " + ")
	case negate:
		return "−" + string(e)
	case ratio:
		return e.of + " ÷ " + e.over
	}
	return ""
}
