package rootcause

import (
	"cmp"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// Instance is a table whose causes are known.
type Instance struct {
	Name   string
	Table  rootcause.Table
	Causes []string // canonical names, see name
	Noise  float64  // what is known of how it was made; 0 where nothing is
}

// name is a cause as the data write it: "a=a5&b=b3", dimensions in the order of their names.
func name(elements []rootcause.Element) string {
	parts := make([]string, len(elements))
	for i, e := range elements {
		parts[i] = e.Dim + "=" + e.Value
	}
	slices.Sort(parts)
	return strings.Join(parts, "&")
}

// Counts are causes found and true, found and false, and missed.
type Counts struct {
	TruePositives  int `json:"true_positives"`
	FalsePositives int `json:"false_positives"`
	FalseNegatives int `json:"false_negatives"`
}

func count(predicted, truth []string) Counts {
	var c Counts
	for _, p := range predicted {
		if slices.Contains(truth, p) {
			c.TruePositives++
		} else {
			c.FalsePositives++
		}
	}
	c.FalseNegatives = len(truth) - c.TruePositives
	return c
}

func (c *Counts) add(o Counts) {
	c.TruePositives += o.TruePositives
	c.FalsePositives += o.FalsePositives
	c.FalseNegatives += o.FalseNegatives
}

// F1 is 2·TP/(2·TP + FP + FN), as RiskLoc counts it: a cause is right when all its elements are,
// and the counts of all instances are summed first.
func (c Counts) F1() float64 {
	return 2 * float64(c.TruePositives) / float64(cmp.Or(2*c.TruePositives+c.FalsePositives+c.FalseNegatives, 1))
}
