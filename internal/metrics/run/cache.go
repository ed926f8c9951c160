package run

import (
	"container/list"
	"sync"
)

type cacheKey struct{ version, sql, args, metrics string }

// cache keeps the answers used last, as many as fit its bound.
type cache struct {
	mu    sync.Mutex
	bound int
	cells int
	order *list.List // front is used last
	items map[cacheKey]*list.Element
}

type cached struct {
	key    cacheKey
	result *Result
}

func newCache(bound int) *cache {
	return &cache{bound: bound, order: list.New(), items: map[cacheKey]*list.Element{}}
}

func (c *cache) get(key cacheKey) (*Result, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.items[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).result, true
}

// put keeps a result unless it alone would fill the cache.
func (c *cache) put(key cacheKey, r *Result) {
	n := weight(r)
	if n > c.bound/2 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, twice := c.items[key]; twice {
		return
	}
	c.items[key] = c.order.PushFront(&cached{key, r})
	c.cells += n
	for c.cells > c.bound {
		last := c.order.Back()
		old := c.order.Remove(last).(*cached)
		delete(c.items, old.key)
		c.cells -= weight(old.result)
	}
}

// weight counts an empty answer too, for its key takes room.
func weight(r *Result) int {
	return 10 + len(r.Rows)*(2*len(r.By)+len(r.Metrics)*2)
}
