package radar

import (
	"context"
	"time"
)

// ShopReport is what methods find of incidents in the demo shop. Thresholds are set on merchants
// without incidents, per metric and method.
type ShopReport struct {
	Clean     int          `json:"clean_merchants"`
	Merchants int          `json:"merchants"`
	Series    int          `json:"series"` // with one incident each
	Days      int          `json:"scored_days_each"`
	Methods   []ShopMethod `json:"methods"`
	Absent    []string     `json:"absent,omitempty"` // peers that could not run here, and why
}

// ShopMethod is one method's result, at one false alarm a month per metric over all cells of a merchant,
// and at one a month per series.
type ShopMethod struct {
	Name      string             `json:"name"`
	PerMetric Outcome            `json:"one_false_alarm_a_month_per_metric"`
	Recall    map[kind]float64   `json:"recall_by_kind"`
	F1        map[string]float64 `json:"f1_by_metric"`
	PerSeries Outcome            `json:"one_false_alarm_a_month_per_series"`
	Seconds   float64            `json:"seconds"`
}

const (
	monthDays = 30.
	cleanSeed = 5000
	dirtySeed = 6000
)

// evaluateShop sets thresholds on so many clean merchants and judges as many others; r says whether to
// run R's peer, which takes minutes.
func evaluateShop(ctx context.Context, merchants int, r bool) (*ShopReport, error) {
	clean, err := manyShops(cleanSeed, merchants, false)
	if err != nil {
		return nil, err
	}
	dirty, err := manyShops(dirtySeed, merchants, true)
	if err != nil {
		return nil, err
	}
	out := &ShopReport{Clean: merchants, Merchants: merchants, Series: len(dirty), Days: spanDays}
	for _, m := range methods() {
		begun := time.Now()
		c, d := run(m, clean), run(m, dirty)
		out.Methods = append(out.Methods, judge(m.name, c, d, merchants, time.Since(begun)))
	}
	if !r {
		out.Absent = append(out.Absent, "forecast::tsoutliers: not asked for")
		return out, nil
	}
	begun := time.Now()
	c, err := tsoutliers(ctx, clean)
	if err != nil {
		out.Absent = append(out.Absent, err.Error())
		return out, nil
	}
	d, err := tsoutliers(ctx, dirty)
	if err != nil {
		return nil, err
	}
	out.Methods = append(out.Methods, judge("r_forecast_tsoutliers", c, d, merchants, time.Since(begun)))
	return out, nil
}

func run(m method, cases []shopCase) []scored {
	out := make([]scored, len(cases))
	both(len(cases), func(i int) {
		c := &cases[i]
		out[i] = scored{c, m.score(c.series, c.from, c.from+spanDays)}
	})
	return out
}

// judge sets thresholds on the clean cases of so many merchants and counts the others.
func judge(name string, clean, dirty []scored, merchants int, spent time.Duration) ShopMethod {
	out := ShopMethod{Name: name, Recall: map[kind]float64{}, F1: map[string]float64{}, Seconds: round(spent.Seconds())}
	byMetric := func(all []scored) map[string][]scored {
		m := map[string][]scored{}
		for _, c := range all {
			m[c.metric] = append(m[c.metric], c)
		}
		return m
	}
	calm := byMetric(clean)
	byKind := map[kind]*Outcome{}
	for metric, cases := range byMetric(dirty) {
		months := spanDays / monthDays
		strict := calibrate(calm[metric], int(months*float64(merchants)))
		loose := calibrate(calm[metric], int(months*float64(len(calm[metric]))))
		var of Outcome
		for _, c := range cases {
			of.count(c, strict)
			out.PerMetric.count(c, strict)
			out.PerSeries.count(c, loose)
			if byKind[c.incident.kind] == nil {
				byKind[c.incident.kind] = &Outcome{}
			}
			byKind[c.incident.kind].count(c, strict)
		}
		of.finish()
		out.F1[metric] = of.F1
	}
	for k, o := range byKind {
		o.finish()
		out.Recall[k] = o.Recall
	}
	out.PerMetric.finish()
	out.PerSeries.finish()
	return out
}
