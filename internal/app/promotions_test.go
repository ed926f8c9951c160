package app

import (
	"errors"
	"slices"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/radar"
)

func TestPromotionsOfAList(t *testing.T) {
	w, ctx := newWorkspace(t), t.Context()
	if _, err := w.ImportPromotions(ctx, []byte("\ufeff活动,开始,结束,类型\n店庆,2026/8/8,2026-08-10,大促\n专场,2026.5.6,,直播\n\n")); err != nil {
		t.Fatal(err)
	}
	got, err := w.ImportPromotions(ctx, []byte("店庆\t2026-08-08\t2026-08-12\t"))
	if err != nil {
		t.Fatal(err)
	}
	want := []radar.Promotion{{Name: "专场", From: "2026-05-06", To: "2026-05-06", Kind: "live"}, {Name: "店庆", From: "2026-08-08", To: "2026-08-12", Kind: "promotion"}}
	if !slices.Equal(got, want) {
		t.Fatalf("got %+v", got)
	}
	if s, err := w.RadarSettings(ctx); err != nil || !slices.Equal(s.Promotions, want) {
		t.Fatalf("kept %+v %v", s.Promotions, err)
	}
	for text, row := range map[string]int{"": 1, "名称,开始\n": 1, "店庆,2026-08-08\n坏行,x": 2, "店庆,2026-08-08,2026-08-01": 1} {
		_, err := w.ImportPromotions(ctx, []byte(text))
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != "promotions_unreadable" || f.Args["row"] != row {
			t.Fatalf("%q: %v", text, err)
		}
	}
}
