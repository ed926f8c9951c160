package run

import "testing"

func TestCacheForgetsWhatWasUsedLongestAgo(t *testing.T) {
	row := Row{Keys: []string{"k"}, Values: []Value{Whole(1)}}
	one := &Result{By: []string{"sku"}, Rows: []Row{row}}
	c := newCache(3 * weight(one))
	key := func(s string) cacheKey { return cacheKey{sql: s} }
	for _, k := range []string{"a", "b", "c"} {
		c.put(key(k), one)
	}
	c.get(key("a"))
	c.put(key("d"), one)
	for k, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if _, got := c.get(key(k)); got != want {
			t.Errorf("%s kept: %v, want %v", k, got, want)
		}
	}
	big := &Result{Rows: make([]Row, 1000), By: []string{"sku"}}
	c.put(key("big"), big)
	if _, kept := c.get(key("big")); kept || c.cells > c.bound {
		t.Errorf("a result larger than the cache: kept %v, %d of %d cells", kept, c.cells, c.bound)
	}
}
