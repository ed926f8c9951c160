package metrics

import (
	"cmp"
	"slices"
	"strings"
)

// nearest is how many names are told to whoever misspelt one.
const nearest = 8

// near lists the metrics whose names are closest to one that is not there: hundreds are more than anyone reads.
func (c *Catalogue) near(name string) string {
	names := c.names()
	apart := make(map[string]int, len(names))
	for _, n := range names {
		apart[n] = distance(name, n)
	}
	part := func(n string) int { // a name that holds what was typed comes before all others
		if name != "" && strings.Contains(n, name) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(part(a)-part(b), apart[a]-apart[b]) })
	return strings.Join(names[:min(nearest, len(names))], ", ")
}

// distance is Levenshtein's: how many bytes are inserted, deleted or replaced to get from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
