package metrics

import (
	"cmp"

	"github.com/suanpan/suanpan/internal/fault"
)

// Definition is a metric of the workspace as a person writes it.
type Definition struct {
	Name      string    `json:"name" yaml:"name" doc:"a–z, 0–9 and _; what formulas and the command line call it"`
	ZH        string    `json:"zh" yaml:"zh"`
	EN        string    `json:"en,omitempty" yaml:"en" doc:"empty: the same as zh"`
	Meaning   string    `json:"meaning,omitempty" yaml:"meaning" doc:"empty: the formula"`
	MeaningEN string    `json:"meaning_en,omitempty" yaml:"meaning_en" doc:"empty: the formula"`
	Unit      Unit      `json:"unit,omitempty" yaml:"unit,omitempty" doc:"empty: it follows from the formula"`
	Good      Direction `json:"good" yaml:"good" enum:"up,down,none"`
	Formula   string    `json:"formula" yaml:"formula" doc:"arithmetic over metrics, for instance refund_amount / gmv"`
}

// Complete fills in what may be left out, or refuses a definition for its author: by its name, titles, unit,
// or the place in the formula that is wrong. The catalogue has no metric of that name yet.
func (c *Catalogue) Complete(d Definition) (Definition, error) {
	switch {
	case !metricName.MatchString(d.Name):
		return d, fault.New(fault.Invalid, "metric_name", fault.Args{"name": d.Name})
	case c.byName[d.Name] != nil:
		return d, fault.New(fault.Invalid, "metric_taken", fault.Args{"metric": d.Name})
	case d.ZH == "":
		return d, fault.New(fault.Invalid, "metric_title", nil)
	}
	e, wrong := parseFormula(d.Formula)
	var unit Unit
	if wrong == nil {
		unit, wrong = c.unitOfFormula(e.root)
	}
	if wrong != nil {
		return d, wrong.fault(d.Name)
	}
	if unit = cmp.Or(unit, Number); d.Unit != "" && !fits(d.Unit, unit) {
		return d, fault.New(fault.Invalid, "metric_unit", fault.Args{"metric": d.Name, "unit": string(d.Unit), "inferred": string(unit)})
	}
	d.EN, d.Meaning, d.MeaningEN = cmp.Or(d.EN, d.ZH), cmp.Or(d.Meaning, d.Formula), cmp.Or(d.MeaningEN, d.Formula)
	return d, nil
}
