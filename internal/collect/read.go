package collect

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/money"
)

// read parses one cell by the column's kind. For a range of dates to is its last day.
func (c *outColumn) read(s string, digits int) (text string, v int64, f float64, r cell.Reason) {
	switch c.Kind {
	case facts.ID:
		text, r = cell.ID(s)
	case facts.Text, facts.Hash:
		if text = cell.Text(s); text == "" {
			r = cell.Blank
		}
	case facts.Money:
		v, r = cell.Money(s, digits, c.format)
	case facts.Price:
		v, r = cell.Price(s, c.format)
	case facts.Int:
		v, r = cell.Int(s, c.format)
	case facts.Number:
		f, r = cell.Number(s, c.format)
	case facts.Ratio:
		f, r = cell.Ratio(s, c.format)
	case facts.Bool:
		v, r = cell.Bool(s)
	case facts.Date:
		v, _, r = cell.Date(s, c.clock)
	case facts.Time:
		v, r = cell.Time(s, c.clock)
	}
	return text, v, f, r
}

func (w *worker) readColumns() {
	p := w.plan
	digits := w.rowDigits()
	for at := range p.out {
		c := &p.out[at]
		if c.slot < 0 {
			continue
		}
		switch c.Kind {
		case facts.Text, facts.Hash:
			w.readText(at, c)
		case facts.ID:
			w.readIDs(at, c)
		case facts.Money:
			w.readMoney(at, c, digits)
		case facts.Time:
			w.readTimes(at, c)
		case facts.Date:
			w.readDates(at, c)
		default:
			w.readOther(at, c)
		}
		if c.blank != nil {
			w.blankValues(at, c)
		}
	}
}

// rowDigits are the minor digits of each row's currency, nil where all rows have the default.
func (w *worker) rowDigits() []uint8 {
	p := w.plan
	if p.currencyCol < 0 || p.out[p.currencyCol].slot < 0 {
		return nil
	}
	var digits []uint8
	last, lastDigits := "", p.digits
	for i := range w.n {
		s := cell.Text(w.cell(i, p.out[p.currencyCol].slot))
		if s != "" && s != last {
			last, lastDigits = s, money.Digits(currencyCode(s))
		}
		d := lastDigits
		if s == "" {
			d = p.digits
		}
		if d != p.digits && digits == nil {
			digits = make([]uint8, w.n)
			for j := range i {
				digits[j] = uint8(p.digits)
			}
		}
		if digits != nil {
			digits[i] = uint8(d)
		}
	}
	return digits
}

// currencyCode turns the names that some exports write into codes.
func currencyCode(s string) string {
	switch s {
	case "人民币", "RMB", "CNH", "元":
		return "CNY"
	case "美元":
		return "USD"
	}
	return strings.ToUpper(s)
}

func (w *worker) readText(at int, c *outColumn) {
	v := &w.cols[at]
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		s := cell.Text(w.cell(i, c.slot))
		if s == "" || encrypted(s) {
			continue
		}
		switch {
		case c.Kind == facts.Hash && strings.Contains(s, "*"): // a masked name stands for many people
			continue
		case c.Kind == facts.Hash:
			s = w.hash(s)
		case at == w.plan.currencyCol:
			s = currencyCode(s)
		case c.mask:
			s = cell.MaskPhones(s)
		}
		v.Strings[i], v.Valid[i] = s, true
	}
}

// hash stands for a personal identifier: the same person gets the same hash, and nobody
// without the key gets the person.
func (w *worker) hash(s string) string {
	if h, ok := w.hashes[s]; ok {
		return h
	}
	mac := hmac.New(sha256.New, w.plan.opt.HashKey)
	_, _ = mac.Write([]byte(s))
	h := hex.EncodeToString(mac.Sum(nil))[:16]
	if len(w.hashes) < memoLimit {
		w.hashes[strings.Clone(s)] = h
	}
	return h
}

func (w *worker) readIDs(at int, c *outColumn) {
	v := &w.cols[at]
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		s := w.cell(i, c.slot)
		if s == "" {
			continue
		}
		id, r := cell.ID(s)
		if r != cell.OK {
			w.refuse(i, c.slot, r)
			continue
		}
		if len(id) > 15 {
			if long, zeros := cell.TrailingZeros(id); long {
				w.longIDs[at]++
				if zeros {
					w.zeroIDs[at]++
				}
			}
		}
		v.Strings[i], v.Valid[i] = id, true
	}
}

func (w *worker) readMoney(at int, c *outColumn, digits []uint8) {
	v := &w.cols[at]
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		s := w.cell(i, c.slot)
		if s == "" {
			continue
		}
		d := w.plan.digits
		if digits != nil {
			d = int(digits[i])
		}
		x, r := cell.Money(s, d, c.format)
		if r > cell.Blank {
			if r.Bad() {
				w.refuse(i, c.slot, r)
				continue
			}
			w.note(NoteRounded, w.plan.headers[c.slot], s)
		}
		v.Ints[i], v.Valid[i] = x, r != cell.Blank
	}
}

func (w *worker) readTimes(at int, c *outColumn) {
	v := &w.cols[at]
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		s := w.cell(i, c.slot)
		if s == "" {
			continue
		}
		x, r := cell.Time(s, c.clock)
		if r.Bad() {
			w.refuse(i, c.slot, r)
			continue
		}
		v.Ints[i], v.Valid[i] = x, r == cell.OK
	}
}

func (w *worker) readDates(at int, c *outColumn) {
	v := &w.cols[at]
	var to *facts.Vector
	if c.Name == "date" && w.plan.dateToCol >= 0 && w.plan.out[w.plan.dateToCol].slot < 0 {
		to = &w.cols[w.plan.dateToCol]
	}
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		from, last, r := cell.Date(w.cell(i, c.slot), c.clock)
		switch {
		case r.Bad():
			w.refuse(i, c.slot, r)
		case r == cell.Blank:
		case last != from && to == nil:
			w.refuse(i, c.slot, cell.DateUnreadable)
		default:
			v.Ints[i], v.Valid[i] = from, true
			if last != from {
				to.Ints[i], to.Valid[i] = last, true
			}
		}
	}
}

func (w *worker) readOther(at int, c *outColumn) {
	v := &w.cols[at]
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		s := w.cell(i, c.slot)
		if s == "" {
			continue
		}
		_, x, f, r := c.read(s, 0)
		if r.Bad() {
			w.refuse(i, c.slot, r)
			continue
		}
		if v.Ints != nil {
			v.Ints[i] = x
		} else {
			v.Floats[i] = f
		}
		v.Valid[i] = r != cell.Blank
	}
}

// blankValues drops values that the spec says mean nothing, such as 达人ID 0.
func (w *worker) blankValues(at int, c *outColumn) {
	v := &w.cols[at]
	for i := range w.n {
		if v.Valid[i] && c.blank.MatchString(cell.Text(w.cell(i, c.slot))) {
			v.Valid[i] = false
			if v.Strings != nil {
				v.Strings[i] = ""
			}
		}
	}
}

// refuse keeps a row back because of one cell. Rows already refused collect further cells.
// Blank cells are not refused.
func (w *worker) refuse(i, slot int, r cell.Reason) {
	if !r.Bad() {
		return
	}
	w.reject(i, w.plan.headers[slot], w.cell(i, slot), r)
}

func (w *worker) reject(i int, header, value string, r cell.Reason) {
	w.refused[i] = true
	row := w.first + int32(i)
	w.rejects = append(w.rejects, pendingReject{row: row, header: header, value: strings.Clone(value), reason: r})
}
