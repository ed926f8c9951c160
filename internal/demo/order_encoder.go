package demo

// orderEncoder turns 抖店 orders into quoted CSV. Runs of constant columns are joined once.
type orderEncoder struct {
	parts []orderPart
	ctx   orderContext
}

type orderPart struct {
	before string // quotes, commas and constant cells up to this cell
	cell   orderCell
}

func newOrderEncoder(header []string, asOf int64) *orderEncoder {
	cells := douyinOrderCells()
	e := &orderEncoder{ctx: orderContext{asOf: asOf}}
	before := `"`
	for i, name := range header {
		if cell, ok := cells[name]; ok {
			e.parts = append(e.parts, orderPart{before, cell})
			before = ""
		}
		if i < len(header)-1 {
			before += `","`
		}
	}
	e.parts = append(e.parts, orderPart{before + "\"\r\n", constant("")})
	return e
}

// header row with the byte order mark.
func (e *orderEncoder) head(header []string) []byte {
	b := []byte("\uFEFF")
	for i, name := range header {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), name...), '"')
	}
	return append(b, "\r\n"...)
}

// order appends the rows of one order. No cell contains a quote.
func (e *orderEncoder) order(b []byte, o *order) []byte {
	e.ctx.o = o
	for i := range o.n {
		e.ctx.l = &o.lines[i]
		for j := range e.parts {
			b = append(b, e.parts[j].before...)
			b = e.parts[j].cell(&e.ctx, b)
		}
	}
	return b
}
