package collect

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
	"pgregory.net/rapid"
)

// openCSV writes text into a file and opens it.
func openCSV(t *testing.T, text string) *sheet.Book {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func TestSpecsAreSound(t *testing.T) {
	specs := registry(t).Specs()
	if len(specs) < 83 {
		t.Fatalf("%d specs", len(specs))
	}
	for _, s := range specs {
		if s.Title.ZH == "" || s.Title.EN == "" {
			t.Errorf("%s has no title", s.Name)
		}
		mapped := map[string]bool{}
		for _, m := range s.Map {
			name, _ := normalise(m.Header)
			mapped[name] = true
		}
		for _, p := range s.PII {
			if name, _ := normalise(p); mapped[name] {
				t.Errorf("%s maps the personal column %s", s.Name, p)
			}
		}
		for _, m := range s.Map {
			name, _ := normalise(m.Header)
			c, _ := s.names.table.Column(m.Field)
			if c.Kind != facts.Hash && strings.ContainsAny(name, "名话机证") && looksPersonal(name) {
				t.Errorf("%s maps %s, which looks personal, to %s", s.Name, m.Header, m.Field)
			}
		}
	}
}

func TestEveryHeaderHasExactlyOneSpec(t *testing.T) {
	r := registry(t)
	for _, s := range r.Specs() {
		m, err := recogniseHead(s.Name, [][]string{s.Header}, r.specs)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		if m.Spec != s {
			t.Errorf("the header of %s is taken for %s", s.Name, m.Spec.Name)
		}
	}
}

// TestVariants holds the other signatures that EXPORTS names for known types.
func TestVariants(t *testing.T) {
	r := registry(t)
	for _, c := range []struct{ spec, header string }{
		{"taobao_ztc_unit", "日期,计划ID,计划名称,推广类型,单元ID,单元名称,商品ID,展现量,点击量,花费,点击率,平均点击花费,千次展现花费,总收藏数,总成交金额,直接成交金额,间接成交金额,总成交笔数,直接成交笔数,间接成交笔数,投入产出比,点击转化率"},
		{"tmall_trade_settlement", "子订单号,订单号,数量,订单实际金额（元）,退款金额（元）,商品名称"},
		{"tmall_fees", "业务大类,交易主订单号,扣费金额合计 (元）"},
		{"tmall_fees", "业务大类,交易主单号,本月付款"},
		{"tmall_fees", "业务大类,订单号,扣费交易金额,扣费金额"},
		{"qianchuan_global_live", "抖音号,日期,整体消耗,整体支付ROI,整体成交金额,整体成交订单数,净成交ROI,净成交金额(元),净成交订单数"},
		{"douyin_insurance_short", "保险单号,动账流水号,关联子订单号,摘要描述,动账时间,金额(元)"},
		{"wanxiangtai_plan", "日期,计划ID,计划名称,花费,展现量,点击量,点击率,总成交金额,投入产出比,总收藏加购数,平均展现排名,人群名称"},
		{"wanxiangtai_unit", "日期,场景ID,场景名字,展现量,点击量,花费,点击率,总成交金额"},
		{"jst_aftersale", "售后单号,内部订单号,线上订单号,线上状态,货物状态,商品编码,线上子订单编号"},
		{"jd_self_inventory", "SKU,全国现货库存,全国采购在途数量"},
		{"jst_inventory", "商品编码,款式编码,商品名称,主仓实际库存,订单占有,公有可用,采购在途,调拨在途,进货仓库存,成本价"},
		{"wdt_order_detail", "订单编号,店铺,子单原始单号,订单状态,订单退款状态,交易时间,付款时间,发货时间,收件人,买家实付,应收金额,货品名称,实发数量,分摊后总价"},
		{"shopify_payment_transactions", "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT,Payout ID"},
		{"shopify_payment_transactions", "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Currency"},
		{"meta_ads_day", "Account name,Campaign name,Day,Impressions,Frequency,Currency,Amount spent (EUR),Purchases,Purchases conversion value,Link clicks,Reporting starts,Reporting ends"},
		{"meta_ads_fr", "Jour,Nom de la campagne,Montant dépensé (USD)"},
		{"pdd_promotion", "统计日期,商品ID,商品名称,推广名称,总花费(元),交易额(元),曝光量,点击量"},
		{"zto_bill", "运单号码,扫描时间,计费重量（kg）,计费省份,计费目的地名称,费用合计"},
		{"xhs_orders", "订单号,订单状态,规格ID,SKU名称,SKU件数,商品总价(元),用户实付金额(元),商家实收金额(元)（支付金额）,支付时间"},
		{"douyin_settlement", "结算时间,订单号,子订单号,结算金额,结算单类型,下单时间,商品ID,商品名称,店铺券,平台服务费,达人佣金"},
		{"kuaishou_fundflow", "账务流水号,关联业务单号,入账时间,财务方式,发生额（元）,期末余额（元）,业务类型,描述,备注"},
		{"tiktok_shop_income", "Order/Adjustment ID,Transaction type,Order created time,Order settled time,Currency,Total settlement amount"},
		{"tiktok_ads", "Date,Campaign name,Ad group name,Cost,Impressions,Clicks (destination),Complete payment"},
		{"meta_ads", "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)"},
		{"cost_table_simple", "SKU编码,采购价"},
		{"cost_table_simple", "型号,单件总成本"},
		{"taobao_item_list", "子订单编号,主订单编号,商品标题,商品价格,购买数量,买家应付货款,订单状态"},
		{"alipay_ledger", "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,业务描述,业务基础订单号"},
		{"douyin_orders_c_custom", "主订单编号,子订单编号,商品金额,订单状态"},
		{"review_generic", "评价ID,商品ID,商品标题,评价时间,评价内容,订单编号,描述评分,物流评分,服务评分"},
	} {
		m, err := recogniseHead("", [][]string{strings.Split(c.header, ",")}, r.specs)
		if err != nil {
			t.Errorf("%s: %v", c.spec, err)
		} else if m.Spec.Name != c.spec {
			t.Errorf("%s is taken for %s", c.spec, m.Spec.Name)
		}
	}
}

func TestDouyinCustomExportsOfAnyColumns(t *testing.T) {
	r := registry(t)
	a, _ := r.Lookup("douyin_orders_a")
	rapid.Check(t, func(t *rapid.T) {
		header := []string{"主订单编号", "子订单编号", "订单应付金额", "订单状态"}
		for _, h := range a.Header {
			if rapid.Bool().Draw(t, h) && h != "主订单编号" && h != "子订单编号" && h != "订单应付金额" && h != "订单状态" {
				header = append(header, h)
			}
		}
		header = rapid.Permutation(header).Draw(t, "order")
		m, err := recogniseHead("", [][]string{header}, r.specs)
		if err != nil {
			t.Fatal(err)
		}
		if m.Spec.Table != "order_line" || !strings.HasPrefix(m.Spec.Name, "douyin_orders_") {
			t.Fatalf("taken for %s", m.Spec.Name)
		}
		for _, f := range []string{"order_id", "line_id", "paid", "status"} {
			found := false
			for _, c := range m.Columns {
				found = found || c.Field == f
			}
			if !found {
				t.Fatalf("%s is not mapped", f)
			}
		}
	})
}

func TestUnrecognisedSaysWhatIsMissing(t *testing.T) {
	book := openCSV(t, "日报\n主订单编号,子订单编号,订单状态,收件人\n1,2,已完成,张三\n")
	_, err := registry(t).Recognise(book)
	var un *Unrecognised
	if !errors.As(err, &un) {
		t.Fatal(err)
	}
	if un.HeaderRow != 2 || len(un.Header) != 4 || len(un.Nearest) == 0 {
		t.Fatalf("%+v", un)
	}
	if n := un.Nearest[0]; n.Spec.Name != "douyin_orders_c_custom" || strings.Join(n.Missing, "") != "订单应付金额|商品金额" {
		t.Errorf("nearest %s misses %q", n.Spec.Name, n.Missing)
	}
	if guess := un.Nearest[0].Spec.Guess(un.Header); len(guess) != 3 || guess["主订单编号"] != "order_id" {
		t.Errorf("guess %v", guess)
	}
	if un.Preview[2][3] != "" || un.Preview[2][2] != "已完成" {
		t.Errorf("preview %q", un.Preview)
	}
}

func TestTwoEqualSpecsAreNotGuessedAt(t *testing.T) {
	r := registry(t)
	for _, name := range []string{"mine", "yours"} {
		s, err := ParseSpec([]byte("name: " + name + "\nplatform: x\ntitle: {zh: a, en: a}\ntable: cost\nrequire: [货号甲, 进价]\nmap: {货号甲: sku, 进价: unit_cost}\n"))
		if err != nil {
			t.Fatal(err)
		}
		r.Add(s)
	}
	_, err := r.Recognise(openCSV(t, "货号甲,进价\nA,1.5\n"))
	var clash *Ambiguous
	if !errors.As(err, &clash) || len(clash.Specs) != 2 {
		t.Fatal(err)
	}
}

func TestUserSpecsWin(t *testing.T) {
	dir := t.TempDir()
	spec := "name: my_costs\nplatform: ''\ntitle: {zh: 我的成本, en: My costs}\ntable: cost\nrequire: [商家编码, 成本价]\nmap: {商家编码: sku, 成本价: unit_cost}\n"
	if err := os.WriteFile(filepath.Join(dir, "my.yaml"), []byte(spec), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := LoadRegistry(dir)
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.Recognise(openCSV(t, "商家编码,商品名称,成本价,生效日期\nA,b,1.5,2026-09-01\n"))
	if err != nil || m[0].Spec.Name != "my_costs" || !m[0].Spec.User {
		t.Fatalf("%v %+v", err, m)
	}
	if _, err := LoadRegistry(filepath.Join(dir, "absent")); err != nil {
		t.Errorf("a workspace without own formats: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bad.yaml"), []byte("name: bad\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadRegistry(dir); err == nil || !strings.Contains(err.Error(), "bad.yaml") {
		t.Errorf("a broken spec: %v", err)
	}
}

func TestSpecErrorsNameTheLine(t *testing.T) {
	good := "name: x\nplatform: p\ntitle: {zh: a, en: b}\ntable: cost\nrequire: [a]\nmap: {a: sku}\n"
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":        {good + "colour: red\n", "line 7"},
		"unknown table":      {strings.Replace(good, "cost", "costs", 1), "line 4"},
		"unknown field":      {strings.Replace(good, "sku", "colour", 1), "line 6"},
		"bad pattern":        {good + "blank: {sku: '('}\n", "line 7"},
		"bad formula":        {good + "compute: {unit_cost: 'a / b'}\n", "line 7"},
		"bad sign":           {good + "signs: [{field: unit_cost, make: upside}]\n", "line 7"},
		"bad class":          {good + "classify: {sku: [{iss: x}]}\n", "line 7"},
		"nothing required":   {strings.Replace(good, "require: [a]\n", "", 1), "require"},
		"bad order of dates": {good + "dates: ymd\n", "line 7"},
		"not a mapping":      {"- a\n", ""},
		"empty":              {"", "empty"},
	} {
		_, err := ParseSpec([]byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ParseSpec([]byte(good)); err != nil {
		t.Error(err)
	}
}

func TestSpecsSurviveWriting(t *testing.T) {
	for _, s := range registry(t).Specs() {
		text, err := s.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseSpec(text)
		if err != nil {
			t.Errorf("%s: %v\n%s", s.Name, err, text)
			continue
		}
		twice, _ := again.Marshal()
		if string(twice) != string(text) {
			t.Errorf("%s changes when written twice", s.Name)
		}
	}
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"收货地址 ": "收货地址", "动帐流水号": "动账流水号", "收入金额（+元）": "收入金额", "消耗(元)": "消耗", "点击率(%)": "点击率",
		"3分钟人工回复率 (会话)": "3分钟人工回复率(会话)", "商家应收金额(元)（支付金额）": "商家应收金额(元)(支付金额)",
		"Order/adjustment ID  ": "order/adjustmentid", "\ufeff订单号": "订单号", "商品曝光-点击率(次数)": "商品曝光-点击率(次数)",
	} {
		if got, _ := normalise(in); got != want {
			t.Errorf("normalise(%q) = %q, want %q", in, got, want)
		}
	}
}
