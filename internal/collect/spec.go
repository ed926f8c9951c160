package collect

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// Spec declares one export type: how its header is recognised and what its columns mean.
// docs/formats.md explains every key for the people who write one.
type Spec struct {
	Name     string   `yaml:"name"`
	Platform string   `yaml:"platform"` // "" where the file may belong to any platform (ERP, carrier, cost table)
	Title    Title    `yaml:"title"`
	Tier     string   `yaml:"tier,omitempty"` // A: header verified, B: names verified, C: our proposal
	Table    string   `yaml:"table"`          // canonical table, see facts.yaml
	Header   []string `yaml:"header,flow,omitempty"`

	Require []string `yaml:"require,flow"`          // names that must be there; "a|b" is either
	Forbid  []string `yaml:"forbid,flow,omitempty"` // names that belong to a sibling export

	Map     Mapping             `yaml:"map"`
	Aliases map[string][]string `yaml:"aliases,omitempty"` // field → other names of its column
	PII     []string            `yaml:"pii,flow,omitempty"`

	Currency string   `yaml:"currency,omitempty"` // of amounts whose row names none
	Zone     string   `yaml:"zone,omitempty"`     // of times without offset and of the target clock
	Dates    string   `yaml:"dates,omitempty"`    // "dmy" or "mdy": order in 10/09/2026
	Decimal  string   `yaml:"decimal,omitempty"`  // "comma": 1.234,50; "either": told by the separators, or rejected
	Percent  []string `yaml:"percent,flow,omitempty"`

	ExplanationRows int       `yaml:"explanation_rows,omitempty"`
	FillDown        *FillDown `yaml:"fill_down,omitempty"`
	FileDate        string    `yaml:"file_date,omitempty"` // date field taken from the file's name
	Totals          []Total   `yaml:"totals,omitempty"`
	Exclude         []When    `yaml:"exclude,omitempty"`

	Blank    map[string]string `yaml:"blank,omitempty"` // field → pattern of values that mean nothing
	Extract  []Extract         `yaml:"extract,omitempty"`
	Signs    []Sign            `yaml:"signs,omitempty"`
	Pivot    *Pivot            `yaml:"pivot,omitempty"`
	Compute  Formulas          `yaml:"compute,omitempty"`
	Classify Classes           `yaml:"classify,omitempty"`

	Shop    []string `yaml:"shop,flow,omitempty"`    // columns that name the shop
	Account []string `yaml:"account,flow,omitempty"` // columns that identify an account

	User bool `yaml:"-"` // the workspace's own, not built in

	names *names
	rules *rules
}

// Title is the spec's name for people.
type Title struct {
	ZH string `yaml:"zh"`
	EN string `yaml:"en"`
}

// When holds if every pattern of When matches its column and none of Unless does.
// A column is a canonical field or a header; the text is trimmed and null words are empty.
type When struct {
	When   map[string]string `yaml:"when,omitempty"`
	Unless map[string]string `yaml:"unless,omitempty"`
}

// FillDown repeats values that an export writes on the first row of a group only.
type FillDown struct {
	By     string   `yaml:"by"` // field that names the group; itself filled where blank
	Fields []string `yaml:"fields,flow"`
}

// Total names rows that carry totals instead of facts. Rows whose first cell says 合计, 总计
// or Total are found without a rule.
type Total struct {
	When `yaml:",inline"`
	Of   map[string]string `yaml:"of,omitempty"` // summed column → the column of this row that holds its total
}

// Extract fills fields from parts of another column's text, where they are still empty.
type Extract struct {
	From  string            `yaml:"from"`
	Match string            `yaml:"match"`
	Set   map[string]string `yaml:"set"` // field → template with $1, ${name}
}

// Sign makes an amount's sign canonical.
type Sign struct {
	When  `yaml:",inline"`
	Field Names  `yaml:"field,flow"`
	Make  string `yaml:"make"` // negative, positive, flip, zero or blank
}

// Pivot puts the amount of a row that is about one fee into that fee's own column.
type Pivot struct {
	From string      `yaml:"from"`
	To   []PivotRule `yaml:"to"`
}

// PivotRule is one target of a Pivot; the first that holds is used.
type PivotRule struct {
	When  `yaml:",inline"`
	Field string `yaml:"field"`
}

// Class gives a field its value; the first that holds is used.
type Class struct {
	When `yaml:",inline"`
	Is   string `yaml:"is"`
}

// ParseSpec reads one spec. Errors name the line and the reason.
func ParseSpec(text []byte) (*Spec, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("spec: %w", err)
	}
	if len(root.Content) == 0 {
		return nil, fmt.Errorf("spec: empty")
	}
	s := &Spec{}
	if err := strictDecode(text, s); err != nil {
		return nil, fmt.Errorf("spec: %w", err)
	}
	if err := s.compile(lines(root.Content[0])); err != nil {
		return nil, fmt.Errorf("spec %s: %w", s.Name, err)
	}
	return s, nil
}

// Marshal writes the spec as YAML that ParseSpec reads back.
func (s *Spec) Marshal() ([]byte, error) { return yaml.Marshal(s) }
