package sheet

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// chunks reads a record and those that continue it. What lies behind the end is zero.
type chunks struct {
	seg  []byte
	rest [][]byte
}

// more moves on to the next record when this one is used up.
func (c *chunks) more() bool {
	for len(c.seg) == 0 {
		if len(c.rest) == 0 {
			return false
		}
		c.seg, c.rest = c.rest[0], c.rest[1:]
	}
	return true
}

func (c *chunks) done() bool { return !c.more() }

func (c *chunks) u8() int {
	if !c.more() {
		return 0
	}
	b := c.seg[0]
	c.seg = c.seg[1:]
	return int(b)
}

func (c *chunks) u16() int { return c.u8() | c.u8()<<8 }
func (c *chunks) u32() int { return c.u16() | c.u16()<<16 }

func (c *chunks) skip(n int) {
	for n > 0 && c.more() {
		k := min(n, len(c.seg))
		c.seg = c.seg[k:]
		n -= k
	}
}

// text reads a string of n UTF-16 units whose flags come first. Where a string goes on
// in the next record, flags stand there again, because the halves may differ in width.
func (c *chunks) text(n int) []byte {
	flags := c.u8()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = c.u16()
	}
	if flags&4 != 0 {
		extra = c.u32()
	}
	var units []uint16
	for n > 0 {
		if len(c.seg) == 0 {
			if !c.more() {
				break
			}
			flags = c.u8()
			continue
		}
		if flags&1 == 0 {
			k := min(n, len(c.seg))
			for _, b := range c.seg[:k] {
				units = append(units, uint16(b))
			}
			c.seg, n = c.seg[k:], n-k
			continue
		}
		k := min(n, len(c.seg)/2)
		for i := range k {
			units = append(units, binary.LittleEndian.Uint16(c.seg[2*i:]))
		}
		c.seg, n = c.seg[2*k:], n-k
		if len(c.seg) == 1 { // half a unit: broken
			c.seg = nil
		}
	}
	c.skip(4*runs + extra)
	out := make([]byte, 0, len(units)+8)
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	return out
}
