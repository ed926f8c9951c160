package demo

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// desk writes the exports of one shop's platform.
type desk interface {
	order(day int, o *order)
	happened(day int, e event)
	dayEnds(day int, sources []source)
	close()
}

// Write simulates the merchant and writes its exports into dir, one sub-folder per shop, and
// truth.json beside dir. progress, which may be nil, is told order lines.
func Write(ctx context.Context, dir string, opt Options, progress func(done, total int64)) (Manifest, error) {
	opt, err := opt.normalised()
	if err != nil {
		return Manifest{}, err
	}
	h, err := loadHeaders()
	if err != nil {
		return Manifest{}, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Manifest{}, fmt.Errorf("demo: %w", err)
	}
	w := newWorld(opt)
	x := &exports{dir: dir, h: h, only: opt.Only, asOf: w.cal.end()}
	run := &simulation{w: w, x: x, truth: w.truth()}
	run.later = x.wantsMoreThan("douyin_orders_a", "douyin_orders_b")
	run.prepare()
	done := int64(0)
	for day := range w.cal.days {
		if err := ctx.Err(); err != nil {
			run.close()
			return Manifest{}, err
		}
		done += run.day(day)
		if x.err != nil {
			break
		}
		if progress != nil {
			progress(done, opt.Lines)
		}
	}
	run.close()
	if x.err != nil {
		return Manifest{}, x.err
	}
	return run.report(dir)
}

// simulation is one run.
type simulation struct {
	w       *world
	x       *exports
	truth   *Truth
	makers  []*dayMaker
	desks   []desk
	agendas []*agenda
	common  *office
	later   bool // exports are wanted that tell what happens after an order is placed
}

func (s *simulation) prepare() {
	s.common = newOffice(s.w, s.x)
	for i := range s.w.shops {
		s.makers = append(s.makers, s.w.days(i))
		s.agendas = append(s.agendas, newAgenda(s.w.cal))
		s.desks = append(s.desks, newDesk(s, i))
	}
}

// newDesk is the exporting side of a shop's platform.
func newDesk(s *simulation, i int) desk {
	sh := &s.w.shops[i]
	b := bureau{w: s.w, x: s.x, shop: sh, plan: &s.w.plans[i], truth: &s.truth.Shops[i]}
	switch sh.platform {
	case kuaishou:
		return newKuaishouDesk(b)
	case wechat:
		return newWechatDesk(b)
	case xhs:
		return newXHSDesk(b)
	case taobao:
		return newTaobaoDesk(b)
	case pdd:
		return newPddDesk(b)
	}
	return newDouyinDesk(b)
}

// bureau is what every desk has at hand.
type bureau struct {
	w     *world
	x     *exports
	shop  *shop
	plan  *demandPlan
	truth *ShopTruth
}

func (s *simulation) day(day int) int64 {
	lines := int64(0)
	for i, m := range s.makers {
		orders, sources := m.make(day)
		for j := range orders {
			o := &orders[j]
			lines += int64(o.n)
			if s.common.brush(o, day) {
				o.brushed = true
			}
			s.w.accrue(s.truth, o)
			o.count()
			s.desks[i].order(day, o)
			s.common.order(day, o)
			if s.later && !o.unpaid() {
				kept := *o
				s.agendas[i].order(&kept)
			}
		}
		for _, e := range s.agendas[i].take(day) {
			s.desks[i].happened(day, e)
			s.common.happened(day, e)
		}
		s.desks[i].dayEnds(day, sources)
	}
	return lines
}

func (s *simulation) close() {
	for _, d := range s.desks {
		d.close()
	}
	s.common.close()
}

// addOverall adds to the truth what no order carries.
func (s *simulation) addOverall() {
	for i := range s.w.plans {
		for _, days := range s.w.plans[i].ads {
			for _, d := range days {
				s.truth.Shops[i].Known["ads"] -= d.spend
				s.truth.Shops[i].Eventual["ads"] -= d.spend
			}
		}
		if s.w.shops[i].platform == brushShop {
			s.truth.Shops[i].Known["other_fees"] -= s.common.fees
			s.truth.Shops[i].Eventual["other_fees"] -= s.common.fees
		}
	}
}

// report writes the truth and returns the manifest.
func (s *simulation) report(dir string) (Manifest, error) {
	s.addOverall()
	m := Manifest{Seed: s.w.opt.Seed, Start: s.truth.Start, End: s.truth.End, Lines: s.w.opt.Lines}
	for _, f := range s.x.done {
		m.Files = append(m.Files, f.file)
		s.truth.Files[f.file.Path] = FileTruth{f.file.Rows, f.sums}
	}
	slices.SortFunc(m.Files, func(a, b File) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Path, b.Path))
	})
	markLate(m.Files)
	path := s.w.opt.TruthPath
	if path == "" {
		path = filepath.Join(filepath.Dir(filepath.Clean(dir)), "truth", "truth.json")
	}
	return m, writeJSON(path, s.truth)
}
