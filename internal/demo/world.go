package demo

// world is the merchant before the first order.
type world struct {
	opt       Options
	cal       calendar
	catalog   []sku
	shops     []shop
	plans     []demandPlan
	hours     alias
	provinces alias
	buyers    int64
	perDay    float64
}

func newWorld(opt Options) *world { return worldOf(opt, newCalendar(opt.End, opt.Days)) }

// calmWorld is the merchant without incidents.
func calmWorld(opt Options) *world { return worldOf(opt, newCalendar(opt.End, opt.Days).calm()) }

func worldOf(opt Options, cal calendar) *world {
	w := &world{opt: opt, cal: cal, catalog: newCatalog()}
	w.shops = newShops(w.catalog)
	w.plans = planDemand(w.shops, w.cal, opt)
	w.perDay = float64(opt.Lines) / float64(opt.Days)
	w.buyers = max(opt.Lines*45/100, 100)
	w.hours = newAlias(hourWeight)
	weights := make([]float64, len(provinces))
	for i, p := range provinces {
		weights[i] = p.share
	}
	w.provinces = newAlias(weights)
	return w
}

func (w *world) days(shop int) *dayMaker {
	return &dayMaker{w: w, shop: &w.shops[shop], plan: &w.plans[shop]}
}
