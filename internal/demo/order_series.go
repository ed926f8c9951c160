package demo

import (
	"bufio"
	"fmt"
	"os"
)

// orderSeries writes 抖店 order exports period by period through the fast encoder.
type orderSeries struct {
	b      bureau
	format string
	header []string
	spans  []span
	k      int
	asOf   int64
	enc    *orderEncoder
	file   *os.File
	out    *bufio.Writer
	info   File
	sums   map[string]int64
	buf    []byte
}

func newOrderSeries(b bureau, format string, spans []span, asOf int64) *orderSeries {
	s := &orderSeries{b: b, format: format, spans: spans, asOf: asOf}
	if !b.x.wanted(format) {
		return s
	}
	var err error
	if s.header, _, err = b.x.h.of(format); err != nil {
		b.x.fail(err)
		return s
	}
	s.enc = newOrderEncoder(s.header, asOf)
	return s
}

func (s *orderSeries) write(day int, o *order) {
	if s.enc == nil || s.b.x.err != nil || day < s.spans[s.k].from || s.k == len(s.spans)-1 && day > s.spans[s.k].to {
		return
	}
	for day > s.spans[s.k].to {
		s.finish()
		s.k++
	}
	if s.file == nil && !s.open() {
		return
	}
	s.buf = s.enc.order(s.buf[:0], o)
	if _, err := s.out.Write(s.buf); err != nil {
		s.b.x.fail(fmt.Errorf("demo: %s: %w", s.info.Path, err))
	}
	s.info.Rows += int64(o.n)
	for i := range o.n {
		l := &o.lines[i]
		s.sums["订单应付金额"] += l.due
		s.sums["运费"] += l.freight
		s.sums["优惠总金额"] += l.discount()
		s.sums["平台实际承担优惠金额"] += l.platform
		s.sums["商家实际承担优惠金额"] += l.seller
		s.sums["达人实际承担优惠金额"] += l.influencer
	}
}

// open starts the current period's file. 抖店 names exports by the second of the download.
func (s *orderSeries) open() bool {
	e := export{format: s.format, shop: s.b.shop, name: itoa(s.asOf/1000*1000+int64(s.k)) + "_订单", order: orderSales}
	f, path, err := s.b.x.place(e, s.spans[s.k].label, ".csv")
	if err == nil {
		s.file, err = os.Create(path)
	}
	if err != nil {
		s.b.x.fail(fmt.Errorf("demo: orders: %w", err))
		return false
	}
	s.info, s.sums, s.out = f, map[string]int64{}, bufio.NewWriterSize(s.file, 1<<18)
	if _, err := s.out.Write(s.enc.head(s.header)); err != nil {
		s.b.x.fail(fmt.Errorf("demo: %s: %w", f.Path, err))
	}
	return true
}

func (s *orderSeries) finish() {
	if s.file == nil {
		return
	}
	err := s.out.Flush()
	if e := s.file.Close(); err == nil {
		err = e
	}
	if err != nil {
		s.b.x.fail(fmt.Errorf("demo: %s: %w", s.info.Path, err))
	}
	s.b.x.done = append(s.b.x.done, finished{s.info, s.sums})
	s.file = nil
}

func (s *orderSeries) close() { s.finish() }
