package collect

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"
)

// Mapping is header → canonical field, in the order in which the spec lists them: where two
// headers feed one field the first that a file has is used.
type Mapping []MapEntry

// MapEntry is one pair of a Mapping.
type MapEntry struct{ Header, Field string }

// Formulas is field → alternatives, in order; see compute in docs/formats.md.
type Formulas []Formula

// Formula computes a field that the file leaves empty; the first alternative whose columns
// the file has is used.
type Formula struct {
	Field        string
	Alternatives Names
}

// Classes is field → rules, in order.
type Classes []FieldClasses

// FieldClasses are the rules that give one field its value.
type FieldClasses struct {
	Field string
	Rules []Class
}

// Names is a list that may be written as a single value.
type Names []string

// UnmarshalYAML accepts a scalar or a list.
func (n *Names) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*n = Names{node.Value}
		return nil
	}
	return node.Decode((*[]string)(n))
}

// MarshalYAML writes a single value as a scalar.
func (n Names) MarshalYAML() (any, error) {
	if len(n) == 1 {
		return n[0], nil
	}
	return []string(n), nil
}

// UnmarshalYAML keeps the order of the pairs.
func (m *Mapping) UnmarshalYAML(node *yaml.Node) error {
	return pairs(node, func(k, v *yaml.Node) error {
		*m = append(*m, MapEntry{k.Value, v.Value})
		if v.Kind != yaml.ScalarNode {
			return fmt.Errorf("line %d: %q must name one field", v.Line, k.Value)
		}
		return nil
	})
}

// MarshalYAML writes the pairs in order.
func (m Mapping) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range m {
		node.Content = append(node.Content,
			&yaml.Node{Kind: yaml.ScalarNode, Value: e.Header, Style: yaml.DoubleQuotedStyle},
			&yaml.Node{Kind: yaml.ScalarNode, Value: e.Field})
	}
	return node, nil
}

// UnmarshalYAML keeps the order of the formulas.
func (f *Formulas) UnmarshalYAML(node *yaml.Node) error {
	return pairs(node, func(k, v *yaml.Node) error {
		entry := Formula{Field: k.Value}
		if err := v.Decode(&entry.Alternatives); err != nil {
			return err
		}
		*f = append(*f, entry)
		return nil
	})
}

// MarshalYAML writes the formulas in order.
func (f Formulas) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range f {
		if err := appendPair(node, e.Field, e.Alternatives); err != nil {
			return nil, err
		}
	}
	return node, nil
}

// UnmarshalYAML keeps the order of the fields.
func (c *Classes) UnmarshalYAML(node *yaml.Node) error {
	return pairs(node, func(k, v *yaml.Node) error {
		entry := FieldClasses{Field: k.Value}
		raw, err := yaml.Marshal(v)
		if err != nil {
			return err
		}
		// Node.Decode ignores unknown keys, so the rules are decoded strictly from their own text.
		if err := strictDecode(raw, &entry.Rules); err != nil {
			return fmt.Errorf("line %d: classify %s: %w", k.Line, k.Value, err)
		}
		*c = append(*c, entry)
		return nil
	})
}

// MarshalYAML writes the fields in order.
func (c Classes) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range c {
		if err := appendPair(node, e.Field, e.Rules); err != nil {
			return nil, err
		}
	}
	return node, nil
}

func appendPair(node *yaml.Node, key string, value any) error {
	var v yaml.Node
	if err := v.Encode(value); err != nil {
		return err
	}
	node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, &v)
	return nil
}

func pairs(node *yaml.Node, each func(k, v *yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: expected name: value pairs", node.Line)
	}
	for i := 0; i < len(node.Content); i += 2 {
		if err := each(node.Content[i], node.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func strictDecode(text []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	return d.Decode(into)
}

// lines remembers where each key and scalar of a spec stands, for error messages.
func lines(node *yaml.Node) func(value string) int {
	at := map[string]int{}
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			if _, seen := at[n.Value]; !seen {
				at[n.Value] = n.Line
			}
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(node)
	return func(value string) int { return at[value] }
}
