package demo

// agent of customer service: how fast and how well she answers on an ordinary day.
type agent struct {
	name         string
	reply        int64 // seconds, average
	satisfaction int64 // per 10,000
	convert      int64 // per 100 askers
}

var agents = []agent{{"小桃", 16, 9650, 44}, {"小满", 24, 9480, 39}, {"阿青", 38, 9120, 33}, {"糯米", 21, 9720, 52}}

// serviceDesk writes 飞鸽 客服绩效, one row per agent and day.
type serviceDesk struct {
	bureau
	t      *table
	agents []agent
}

func newFeige(b bureau) *serviceDesk {
	d := &serviceDesk{bureau: b, agents: agents}
	if b.shop.index != 0 {
		d.agents = agents[:2]
	}
	d.t = b.x.open(export{format: "douyin_feige_cs", shop: b.shop, name: "飞鸽_客服绩效", order: orderService, csv: &csvStyle{}, amount: yuanComma}, b.w.cal.spans(0)[0].label)
	return d
}

// serviceLoad is how much more buyers ask and how much slower answers come, in per cent: the broken
// week and the fortnight after it.
func (w *world) serviceLoad(day int) int64 {
	switch {
	case day >= w.cal.incidentFrom+2 && day <= w.cal.incidentTo+5:
		return 290
	case day > w.cal.incidentTo+5 && day <= w.cal.incidentTo+12:
		return 160
	}
	return 100
}

func (d *serviceDesk) dayEnds(day int, sources []source) {
	if d.t == nil {
		return
	}
	orders := int64(0)
	for i := range sources {
		orders += sources[i].tally.orders
	}
	load := d.w.serviceLoad(day)
	asks := orders * 22 / 100 * load / 100
	r := newRand(d.w.opt.Seed, streamService, d.shop.index, day)
	date := dateText(d.w.cal.date(day))
	for i := range d.agents {
		a := &d.agents[i]
		users := asks / int64(len(d.agents)) * between(r, 85, 115) / 100
		if (day+i)%7 == 3 { // her day off
			users = 0
		}
		t := d.t
		t.set("日期", date)
		t.set("客服昵称", "客服"+a.name)
		t.set("账号名称", d.shop.name+":客服"+a.name)
		t.int("人工已接待人数", users)
		t.int("人工已接待会话量", users*112/100)
		t.set("不满意率", "-")
		t.set("满意率", "-")
		t.set("询单转化率", "-")
		t.zeroSales(users)
		if users > 0 {
			reply := a.reply * (50 + load/2) / 100 * between(r, 90, 112) / 100
			satisfied := max(a.satisfaction-(load-100)*9, 6000) - r.Int64N(120)
			inquiry := users * 45 / 100
			t.set("不满意率", yuan((10000-satisfied)/3)+"%")
			t.set("满意率", yuan(satisfied)+"%")
			t.set("3分钟人工回复率 (会话)", yuan(max(9880-(load-100)*7, 7000))+"%")
			t.set("3分钟人工回复率", yuan(max(9890-(load-100)*7, 7000))+"%")
			t.int("首次响应时长（秒）", max(reply/3, 3))
			t.int("平均响应时长（秒）", reply)
			t.int("新平均响应时长（秒）", reply-1)
			t.int("询单人数", inquiry)
			t.int("预警会话量", users*load*load/450_000)
			t.int("下单人数", inquiry*a.convert/95)
			t.int("支付人数", inquiry*a.convert/100)
			t.set("询单转化率", percent(inquiry*a.convert/100, inquiry))
			t.money("客服销售额（元）", inquiry*a.convert/100*4210)
			t.set("PC在线时长（时）", yuan(780+r.Int64N(80)))
			t.set("PC小休时长（时）", "0.60")
			t.set("PC离线时长（时）", "0.10")
		}
		t.add()
	}
}

// zeroSales writes the sales of an agent who had nobody to serve.
func (t *table) zeroSales(users int64) {
	if users == 0 {
		t.zero("客服销售额（元）")
	}
}

func (d *serviceDesk) close() { d.x.close(d.t) }
