package recordstest

import (
	"errors"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/records"
)

func sends(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	at := time.Date(2026, 9, 4, 0, 30, 0, 1000, time.UTC)
	first := records.Send{ID: "c1/2026-09-04", Channel: "c1", Name: "老板群", Kind: "wecom", Purpose: "brief", Day: "2026-09-04", At: at, Status: records.SendQueued}
	added, err := s.AddSend(ctx, first)
	must(t, err)
	again, err := s.AddSend(ctx, first)
	must(t, err)
	if !added || again {
		t.Fatalf("added %v, again %v", added, again)
	}
	first.Status, first.Tries, first.About, first.Bytes = records.SendSent, 2, "2026-09-03", 900
	must(t, s.PutSend(ctx, first))
	second := records.Send{ID: "c1/2026-09-05", Channel: "c1", Kind: "wecom", Purpose: "brief", Day: "2026-09-05", At: at.Add(time.Hour), Status: records.SendSkipped, Error: "太晚"}
	must(t, s.PutSend(ctx, second))
	list, err := s.Sends(ctx, "", 10)
	must(t, err)
	if len(list) != 2 || list[0] != second || list[1] != first {
		t.Fatalf("got %+v", list)
	}
	if list, err = s.Sends(ctx, records.SendSent, 10); err != nil || len(list) != 1 || list[0] != first {
		t.Fatalf("sent: %+v %v", list, err)
	}
	if one, err := s.Send(ctx, first.ID); err != nil || one != first {
		t.Fatalf("got %+v %v", one, err)
	}
	if _, err := s.Send(ctx, "none"); !errors.Is(err, records.ErrNotFound) {
		t.Fatalf("found what was not put: %v", err)
	}
	must(t, s.DeleteSend(ctx, first.ID))
	must(t, s.DeleteSend(ctx, first.ID))
	if list, err = s.Sends(ctx, "", 1); err != nil || len(list) != 1 || list[0] != second {
		t.Fatalf("after deleting: %+v %v", list, err)
	}
	if err := s.PutSend(ctx, records.Send{ID: "x"}); !isInvalid(err) {
		t.Fatalf("a send to nobody: %v", err)
	}
}
