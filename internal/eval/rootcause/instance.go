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

// canonical gives causes the name of a true one that is the same leaves: where a shop is on one
// platform only, naming that as well says no more.
func (in Instance) canonical(causes []string) []string {
	out := slices.Clone(causes)
	for i, c := range causes {
		for _, truth := range in.Causes {
			if slices.Equal(in.leaves(c), in.leaves(truth)) {
				out[i] = truth
			}
		}
	}
	return out
}

// leaves of a cause, by its name.
func (in Instance) leaves(cause string) []bool {
	leaves := make([]bool, in.Table.Leaves())
	for i := range leaves {
		leaves[i] = true
	}
	for element := range strings.SplitSeq(cause, "&") {
		dim, value, _ := strings.Cut(element, "=")
		for d, x := range in.Table.Dims {
			if x.Name != dim {
				continue
			}
			code := int32(slices.Index(x.Values, value))
			for i, c := range in.Table.Codes[d] {
				leaves[i] = leaves[i] && c == code
			}
		}
	}
	return leaves
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
