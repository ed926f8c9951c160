package rootcause

import "fmt"

func Debug(t Table) {
	dir := sign(sum(t.Actual) - sum(t.Expected))
	nz := estimateNoise(t.Actual, t.Expected, dir)
	fmt.Println("dir", dir, "noise", nz)
	o := Options{}.defaults()
	c := newCube(t, nz.evidence(t.Actual, t.Expected, dir), 5)
	for _, q := range c.cuboids {
		if len(q.dims) <= 1 {
			for i := range q.cells {
				e := q.cells[i]
				fmt.Printf("%v %d n %.0f shift %.3f gain %.0f price %.1f clear %.0f zz/n %.2f\n", q.dims, i, e.n, e.uz/e.uu, e.gain(), c.price(q, o), e.clear(), e.zz/e.n)
			}
		}
	}
}
