package app

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/radar"
)

// briefFindings are told one by one; the rest is counted.
const briefFindings = 5

// brief writes the morning page as text for a phone.
type brief struct {
	today *Today
	lang  i18n.Lang
	lines []string
}

// Brief is the morning page as text for a phone: a dozen lines, the money first.
func (t *Today) Brief(lang i18n.Lang) string {
	b := &brief{today: t, lang: lang}
	b.say("brief_title", i18nArgs{"title": t.Title, "day": b.day(t.Day)})
	b.profit()
	b.restated()
	b.axes()
	b.findings()
	b.silence()
	b.rituals()
	return strings.Join(b.lines, "\n")
}

type i18nArgs = map[string]any

func (b *brief) say(key string, args i18nArgs) {
	b.lines = append(b.lines, i18n.Text(b.lang, key, args))
}

func (b *brief) money(minor int64) string {
	sign := ""
	if minor < 0 {
		sign, minor = "-", -minor
	}
	return sign + money.Symbol(b.today.Currency) + money.Grouped(minor, b.today.Currency)
}

// profit is the day's statement with its band; a profit with something missing is said to be
// of the known part.
func (b *brief) profit() {
	t := b.today
	net := t.Statement.Subtotals["net_revenue"].Amount.Amount
	operating := t.Statement.Subtotals["operating_profit"]
	args := i18nArgs{"net": b.money(net), "profit": b.money(operating.Amount.Amount), "change": b.change(net, t.WeekBefore)}
	switch {
	case t.Statement.Lines == 0:
		b.say("brief_no_sales", args)
		return
	case operating.Reliable:
		b.say("brief_profit", args)
	case t.Known != nil:
		args["profit"], args["skus"] = b.money(t.Known.Subtotals["operating_profit"]), t.Known.MissingSKUs
		b.say("brief_profit_known", args)
	default:
		b.say("brief_profit_unknown", args)
	}
	if r := t.Returns; r != nil && r.Expected > 0 {
		b.say("brief_returns", i18nArgs{"expected": b.money(r.Expected), "lower": b.money(r.Lower), "upper": b.money(r.Upper)})
	}
}

func (b *brief) change(net int64, before *run.Statement) string {
	was := before.Subtotals["net_revenue"].Amount.Amount
	if was <= 0 {
		return i18n.Text(b.lang, "brief_change_none", nil)
	}
	return i18n.Text(b.lang, "brief_change", i18nArgs{"change": signed(float64(net)/float64(was) - 1)})
}

func (b *brief) restated() {
	if r := b.today.Restated; r.Total != 0 {
		b.say("brief_restated", i18nArgs{"total": b.signedMoney(r.Total), "causes": len(r.Causes)})
	}
}

func (b *brief) signedMoney(minor int64) string {
	if minor > 0 {
		return "+" + b.money(minor)
	}
	return b.money(minor)
}

func (b *brief) axes() {
	var parts []string
	for _, a := range b.today.Axes {
		score := "–"
		if a.Score != nil {
			score = strconv.Itoa(int(math.Round(*a.Score)))
		}
		parts = append(parts, i18n.Text(b.lang, "axis_"+string(a.Axis), nil)+" "+score)
	}
	b.say("brief_axes", i18nArgs{"axes": strings.Join(parts, " · ")})
}

func (b *brief) findings() {
	r := b.today.Radar
	switch n := len(r.Findings) + len(r.Beyond); {
	case n == 0 && r.Watched == 0:
		b.say("brief_unwatched", nil)
	case n == 0 && len(r.Ongoing) > 0:
		b.say("brief_nothing_new", nil)
	case n == 0:
		b.say("brief_calm", i18nArgs{"watched": r.Watched})
	case n == 1:
		b.say("brief_finding_one", nil)
	default:
		b.say("brief_findings", i18nArgs{"n": n})
	}
	for i, f := range r.Findings {
		if i == briefFindings {
			break
		}
		b.lines = append(b.lines, strconv.Itoa(i+1)+". "+b.finding(f))
	}
	if len(r.Ongoing) > 0 {
		b.say("brief_ongoing", i18nArgs{"n": len(r.Ongoing), "finding": b.finding(r.Ongoing[0])})
	}
	for i, f := range r.Opportunities {
		if i == 2 {
			break
		}
		b.say("brief_opportunity", i18nArgs{"finding": b.finding(f)})
	}
}

func (b *brief) finding(f *radar.Finding) string {
	stake := "brief_stake"
	if f.Stake.Assumed {
		stake = "brief_stake_assumed"
	}
	if f.Kind == radar.Opportunity {
		stake = "brief_gain"
	}
	days := b.span(f.From, f.To)
	if f.Hours != nil {
		days = i18n.Text(b.lang, "brief_hours", i18nArgs{"day": b.day(f.To), "from": f.Hours.From, "to": f.Hours.To + 1})
	}
	return i18n.Text(b.lang, "brief_finding", i18nArgs{"metric": b.name(f.Metric), "cell": b.cell(f.Cell), "actual": b.figure(f.Actual, f.Metric.Unit),
		"expected": b.figure(f.Expected, f.Metric.Unit), "days": days,
		"stake": i18n.Text(b.lang, stake, i18nArgs{"amount": b.money(f.Stake.Amount)})})
}

func (b *brief) name(m *metrics.Metric) string {
	if b.lang == i18n.EN {
		return m.EN
	}
	return m.ZH
}

func (b *brief) cell(c radar.Cell) string {
	if c.Dimension == radar.Whole {
		return i18n.Text(b.lang, "cell_all", nil)
	}
	if platform := "platform_" + c.Key; c.Dimension == "platform" && i18n.Has(platform) {
		return i18n.Text(b.lang, platform, nil)
	}
	if c.Label != "" {
		return c.Label
	}
	return c.Key
}

func (b *brief) span(from, to string) string {
	if from == to {
		return b.day(from)
	}
	return b.day(from) + "–" + b.day(to)
}

// day writes 9-30 for 2026-09-30.
func (b *brief) day(text string) string {
	d, err := calendar.Parse(text)
	if err != nil {
		return text
	}
	return d.Time().Format("1-2")
}

// figure writes a metric's value in its unit.
func (b *brief) figure(v float64, unit metrics.Unit) string {
	switch unit {
	case metrics.Money:
		return b.money(int64(math.Round(v)))
	case metrics.Count:
		return strconv.FormatInt(int64(math.Round(v)), 10)
	case metrics.Ratio:
		return fmt.Sprintf("%.1f%%", 100*v)
	case metrics.Seconds, metrics.Hours, metrics.Days:
		return fmt.Sprintf("%.1f%s", v, i18n.Text(b.lang, "unit_"+string(unit), nil))
	default:
		return fmt.Sprintf("%.2f", v)
	}
}

func signed(share float64) string { return fmt.Sprintf("%+.0f%%", 100*share) }

func (b *brief) silence() {
	for _, s := range b.today.Radar.Silent {
		key := "brief_silent"
		if s.Partial {
			key = "brief_partial"
		}
		title := s.Title
		if b.lang == i18n.EN {
			title = s.Table
		}
		b.say(key, i18nArgs{"shop": s.ShopName, "file": title, "since": b.day(s.Since), "hour": s.Hour, "usual": s.Usual})
	}
}

// rituals are the best sellers' true profit and the worst window of complaints.
func (b *brief) rituals() {
	for i, s := range b.today.Best {
		if i == 0 {
			b.say("brief_best", nil)
		}
		args := i18nArgs{"sku": s.Name, "units": s.Units, "profit": b.money(s.CM3)}
		switch {
		case !s.Reliable:
			b.say("brief_best_sku_missing", args)
		case s.CM3 < 0:
			args["profit"] = b.money(-s.CM3)
			b.say("brief_best_sku_loss", args)
		default:
			b.say("brief_best_sku", args)
		}
	}
	c := b.today.Complaints
	if c == nil || c.Bottleneck == nil {
		return
	}
	window := i18n.Text(b.lang, "brief_everywhere", nil)
	if c.Window != nil && len(c.Window.Elements) > 0 {
		var parts []string
		for _, e := range c.Window.Elements {
			parts = append(parts, b.cell(e))
		}
		window = i18n.Text(b.lang, "brief_mostly", i18nArgs{"cells": strings.Join(parts, " × ")})
	}
	b.say("brief_complaints", i18nArgs{"cases": int(math.Round(c.Cases)), "usual": int(math.Round(c.Usual)), "window": window,
		"link": i18n.Text(b.lang, "link_"+c.Bottleneck.Link, nil)})
}
