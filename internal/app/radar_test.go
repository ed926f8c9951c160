package app

import (
	"errors"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/analysts/profit"
	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/radar"
)

// TestMorningPageOfTheDemo: in the demo's last two days the flagship's pages are broken. The
// morning page must say so, price it, explain it, and fall silent about what it cannot know.
func TestMorningPageOfTheDemo(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	manifest, err := demo.Write(ctx, filepath.Join(dir, "files"), demo.Options{Seed: 5, Days: 70, Lines: 21000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorkspace(t)
	importDemo(t, w, filepath.Join(dir, "files"), manifest)

	today, err := w.Today(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	const flagship = "禾田集官方旗舰店"
	i := slices.IndexFunc(today.Radar.Findings, func(f *radar.Finding) bool {
		return f.Kind == radar.Alarm && (f.Cell.Key == flagship || slices.ContainsFunc(f.Related, func(p radar.Part) bool { return p.Cell.Key == flagship }))
	})
	if i < 0 {
		t.Fatalf("the flagship's broken pages were not found: %+v", today.Radar.Findings)
	}
	f := today.Radar.Findings[i]
	if f.Stake.Amount <= 0 || f.Actual >= f.Expected || f.Days > 3 {
		t.Fatalf("got %+v", f)
	}
	if today.Statement.Lines == 0 || len(today.Axes) != 5 || len(today.Best) != bestSellers || len(today.Feeds) == 0 {
		t.Fatalf("the page is incomplete: %d lines, %d axes, %d best sellers, %d feeds", today.Statement.Lines, len(today.Axes), len(today.Best), len(today.Feeds))
	}

	why, err := w.Why(ctx, f.ID, today.Day)
	if err != nil {
		t.Fatal(err)
	}
	shares := why.Where.Rest
	for _, c := range slices.Concat(why.Where.Causes, why.Where.Against) {
		shares += c.Share
	}
	if why.Where.Reason != "" || math.Abs(shares-1) > 1e-6 {
		t.Fatalf("causes and rest are %g of the change: %+v", shares, why.Where)
	}
	for _, factors := range why.Factors {
		change := 0.0
		for _, p := range factors.Parts {
			change += p.Change
		}
		if math.Abs(change-(factors.After-factors.Before)) > 1e-6*math.Abs(factors.After) {
			t.Fatalf("%s leaves a residual: %g of %g", factors.Identity.Name, change, factors.After-factors.Before)
		}
	}

	for lang, want := range map[i18n.Lang]string{i18n.ZH: "早报", i18n.EN: "Morning brief"} {
		if text := today.Brief(lang); !strings.Contains(text, want) || strings.Contains(text, "brief_") || strings.Contains(text, "{") {
			t.Fatalf("brief in %s:\n%s", lang, text)
		}
	}

	// What the reader says moves the rule's threshold; taken back, it moves back.
	before := performance(t, w, f.Metric.Name)
	if err := w.Judge(ctx, f.ID, f.Metric.Name, today.Day, "useless"); err != nil {
		t.Fatal(err)
	}
	if after := performance(t, w, f.Metric.Name); after.Chance >= before.Chance || after.Useless != 1 {
		t.Fatalf("a useless finding left the threshold at %+v", after)
	}
	if err := w.Judge(ctx, f.ID, f.Metric.Name, today.Day, ""); err != nil {
		t.Fatal(err)
	}
	if after := performance(t, w, f.Metric.Name); after != before {
		t.Fatalf("got %+v, not %+v", after, before)
	}
}

func performance(t *testing.T, w *Workspace, metric string) radar.Performance {
	t.Helper()
	report, err := w.Findings(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return report.Rules[slices.IndexFunc(report.Rules, func(p radar.Performance) bool { return p.Metric == metric })]
}

func TestEmptyWorkspaceHasAMorningPage(t *testing.T) {
	w := newWorkspace(t)
	today, err := w.Today(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(today.Radar.Findings) != 0 || today.Statement.Lines != 0 {
		t.Fatalf("got %+v", today)
	}
	if text := today.Brief(i18n.ZH); !strings.Contains(text, "没有成交") {
		t.Fatal(text)
	}
}

func TestMoneyLostIsWrittenAsSuch(t *testing.T) {
	b := brief{today: &Today{Currency: "CNY"}}
	for minor, want := range map[int64]string{-113081: "-¥1,130.81", 113081: "¥1,130.81", 0: "¥0.00"} {
		if got := b.money(minor); got != want {
			t.Fatalf("%d is written %s", minor, got)
		}
	}
	loss := &Today{Currency: "CNY", Best: []profit.SKU{{SKU: "a", Name: "面包", Units: 178, CM3: -113081, Reliable: true}}}
	for lang, want := range map[i18n.Lang]string{i18n.ZH: "亏 ¥1,130.81", i18n.EN: "¥1,130.81 lost"} {
		b := brief{today: loss, lang: lang}
		if b.rituals(); !strings.Contains(strings.Join(b.lines, "\n"), want) {
			t.Fatalf("%s: %v", lang, b.lines)
		}
	}
}

// Reports are asked for while files come in: none fails, and none outlives its data.
func TestFindingsDuringAnImport(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	manifest, err := demo.Write(ctx, filepath.Join(dir, "files"), demo.Options{Seed: 5, Days: 40, Lines: 2000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorkspace(t)
	done, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(failed)
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := w.Findings(ctx, ""); err != nil {
				failed <- err
				return
			}
		}
	}()
	importDemo(t, w, filepath.Join(dir, "files"), manifest)
	close(done)
	if err := <-failed; err != nil {
		t.Fatal(err)
	}
	report, err := w.Findings(ctx, "")
	if err != nil || report.Day != manifest.End || report.Watched == 0 {
		t.Fatalf("the report is of %s, not %s: %v", report.Day, manifest.End, err)
	}
}

func TestBriefTellsWhatGoesOn(t *testing.T) {
	f := &radar.Finding{Kind: radar.Alarm, Metric: &metrics.Metric{Name: "orders", ZH: "订单数", EN: "Orders", Unit: metrics.Count}, Cell: radar.Cell{Dimension: radar.Whole},
		From: "2026-06-08", To: "2026-06-10", Actual: 12, Expected: 40, Stake: radar.Stake{Amount: 500_00}}
	b := brief{today: &Today{Currency: "CNY", Radar: &radar.Report{Watched: 9, Ongoing: []*radar.Finding{f}}}, lang: i18n.ZH}
	b.findings()
	if text := strings.Join(b.lines, "\n"); !strings.Contains(text, "没有新的异常") || !strings.Contains(text, "仍在持续 1 件，最大的：全店 订单数 12") {
		t.Fatal(text)
	}
}

func TestDaysOutsideTheLedgerAreRefused(t *testing.T) {
	w := newWorkspace(t)
	for _, day := range []string{"1999-01-01", "2999-01-01"} {
		_, err := w.Today(t.Context(), day)
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != "day_outside" {
			t.Fatalf("%s: %v", day, err)
		}
	}
}

func TestRadarSettingsAreChecked(t *testing.T) {
	w, ctx := newWorkspace(t), t.Context()
	s, err := w.RadarSettings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	s.Cap, s.Promotions = 3, []radar.Promotion{{Name: "店庆", From: "2026-08-08", To: "2026-08-10", Kind: "promotion"}}
	if err := w.PutRadarSettings(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got, err := w.RadarSettings(ctx); err != nil || got.Cap != 3 || len(got.Promotions) != 1 {
		t.Fatalf("got %+v %v", got, err)
	}
	for _, bad := range []func(*radar.Settings){
		func(s *radar.Settings) { s.Off = []string{"nonsense"} },
		func(s *radar.Settings) { s.Targets = map[string]float64{"nonsense": 3} },
		func(s *radar.Settings) { s.Targets = map[string]float64{"aov": 0} },
		func(s *radar.Settings) { s.Promotions[0].To = "2026-08-01" },
		func(s *radar.Settings) { s.Top = map[string]int{"nowhere": 3} },
	} {
		broken, err := w.RadarSettings(ctx)
		if err != nil {
			t.Fatal(err)
		}
		bad(&broken)
		if err := w.PutRadarSettings(ctx, broken); err == nil {
			t.Fatalf("took %+v", broken)
		}
	}
}

// importDemo imports what the simulator wrote, the files of each shop as that shop's.
func importDemo(t *testing.T, w *Workspace, dir string, manifest demo.Manifest) {
	t.Helper()
	request := ImportRequest{ShopOf: map[string]string{}}
	for _, f := range manifest.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		request.Paths = append(request.Paths, path)
		if f.Shop == "" {
			continue
		}
		request.ShopOf[path] = f.Shop
		if err := w.PutShop(t.Context(), Shop{ID: f.Shop, Name: f.Shop, Platform: f.Platform, Zone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
			t.Fatal(err)
		}
	}
	whole(t, w, request)
}
