package courier

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/push"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/sqlite"
)

// office is a courier with a clock to turn and a robot that it calls.
type office struct {
	*Courier
	store *sqlite.Store
	queue records.Queue
	url   string

	mu       sync.Mutex
	now      time.Time
	answers  []string // of the next calls; then all is well
	received []string
	arrived  chan struct{}
}

func open(t *testing.T) *office {
	t.Helper()
	o := &office{arrived: make(chan struct{}, 100)}
	server := httptest.NewServer(http.HandlerFunc(o.answer))
	t.Cleanup(server.Close)
	o.url = server.URL + "/send?key=topsecretkey"
	var err error
	if o.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.sqlite")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.store.Close() })
	if o.queue, err = o.store.Queue(t.Context()); err != nil {
		t.Fatal(err)
	}
	zone := shanghai(t)
	o.now = time.Date(2026, 9, 3, 20, 0, 0, 0, zone)
	o.Courier = New(Needs{
		Records: o.store,
		Compose: func(_ context.Context, lang i18n.Lang) (Brief, error) {
			return Brief{Day: "2026-09-03", Text: "简报 " + string(lang) + "\n利润 ¥1"}, nil
		},
		Zone: func(context.Context) (*time.Location, error) { return zone, nil },
		Now: func() time.Time {
			o.mu.Lock()
			defer o.mu.Unlock()
			return o.now
		},
	})
	if err := o.PutSettings(t.Context(), Settings{AllowPrivate: true}); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) answer(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	o.mu.Lock()
	defer o.mu.Unlock()
	answer := `{"errcode":0}`
	if len(o.answers) > 0 {
		answer, o.answers = o.answers[0], o.answers[1:]
	}
	if status, after, ok := strings.Cut(answer, " after "); ok {
		w.Header().Set("Retry-After", after)
		w.WriteHeader(map[string]int{"429": 429, "404": 404}[status])
		return
	}
	io.WriteString(w, answer)
	o.received = append(o.received, string(body))
	o.arrived <- struct{}{}
}

func (o *office) clock(t *testing.T, text string) {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	o.mu.Lock()
	o.now = at
	o.mu.Unlock()
}

func (o *office) add(t *testing.T, change func(*push.Channel)) push.Channel {
	t.Helper()
	c := push.Channel{Name: "老板群", Kind: push.WeCom, URL: o.url, Lang: "zh", Enabled: true, At: "08:30"}
	if change != nil {
		change(&c)
	}
	v, err := o.AddChannel(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return v.Channel
}

func (o *office) decided(t *testing.T) {
	t.Helper()
	if err := o.decide(t.Context(), o.queue); err != nil {
		t.Fatal(err)
	}
}

// log gives "day status tries" of every line, the oldest day first.
func (o *office) log(t *testing.T) []string {
	t.Helper()
	list, err := o.Log(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range list {
		lines = append(lines, s.Day[8:]+" "+s.Purpose+" "+s.Status+" "+string(rune('0'+s.Tries)))
	}
	slices.Sort(lines)
	return lines
}

func (o *office) expect(t *testing.T, want ...string) {
	t.Helper()
	if got := o.log(t); !slices.Equal(got, want) {
		t.Errorf("log %v, want %v", got, want)
	}
}

func TestDecide(t *testing.T) {
	o := open(t)
	o.add(t, nil)
	o.clock(t, "2026-09-03 21:00")
	o.decided(t)
	o.expect(t) // its time had passed when it was added
	o.clock(t, "2026-09-04 08:29")
	o.decided(t)
	o.expect(t)
	o.clock(t, "2026-09-04 11:59") // the program was off until now
	o.decided(t)
	o.decided(t)
	o.expect(t, "04 brief queued 0")
	o.clock(t, "2026-09-07 12:01") // and then for days
	o.decided(t)
	o.decided(t)
	o.expect(t, "04 brief queued 0", "05 brief skipped 0", "06 brief skipped 0", "07 brief skipped 0")
}

func TestDecideKeepsToDaysAndQuietHours(t *testing.T) {
	o := open(t)
	o.add(t, func(c *push.Channel) { c.Weekdays = []int{1} }) // the 7th is a Monday
	o.add(t, func(c *push.Channel) { c.Enabled = false })
	o.clock(t, "2026-09-05 09:00")
	o.decided(t)
	o.expect(t)
	if err := o.PutSettings(t.Context(), Settings{AllowPrivate: true, QuietFrom: "22:00", QuietTo: "09:30"}); err != nil {
		t.Fatal(err)
	}
	o.clock(t, "2026-09-07 09:00")
	o.decided(t)
	o.expect(t)
	o.clock(t, "2026-09-07 09:30")
	o.decided(t)
	o.expect(t, "07 brief queued 0")
	late := o.add(t, func(c *push.Channel) { c.At = "23:00" })
	o.clock(t, "2026-09-07 23:00")
	o.decided(t)
	o.expect(t, "07 brief queued 0", "07 brief skipped 0")
	s, err := o.store.Send(t.Context(), slot(late.ID, "2026-09-07"))
	if err != nil || s.Error != i18n.Text(i18n.ZH, "send_quiet", nil) {
		t.Errorf("%+v %v", s, err)
	}
}

func TestTry(t *testing.T) {
	o := open(t)
	c := o.add(t, nil)
	id := slot(c.ID, "2026-09-04")
	o.clock(t, "2026-09-04 08:30")
	o.decided(t)
	o.answers = []string{`{"errcode":93000,"errmsg":"bad key topsecretkey"}`, "429 after 120"}
	if err := o.try(t.Context(), id); err == nil || strings.Contains(err.Error(), "topsecretkey") {
		t.Fatalf("a refusal is tried again: %v", err)
	}
	o.expect(t, "04 brief queued 1")
	var later *records.Later
	if err := o.try(t.Context(), id); !errors.As(err, &later) || later.After != 2*time.Minute {
		t.Fatalf("the platform asked to wait: %v", err)
	}
	o.expect(t, "04 brief queued 2")
	for range 2 { // the second has nothing to do
		if err := o.try(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	o.expect(t, "04 brief sent 3")
	s, err := o.store.Send(t.Context(), id)
	if err != nil || s.About != "2026-09-03" || s.Bytes != len("简报 zh-CN\n利润 ¥1") || s.Error != "" {
		t.Errorf("%+v %v", s, err)
	}
	if n := len(o.received); n != 2 || !strings.Contains(o.received[1], "简报 zh-CN\\n利润 ¥1") {
		t.Errorf("received %d: %v", n, o.received)
	}
}

func TestTryGivesUp(t *testing.T) {
	o := open(t)
	hopeless, stubborn, off := o.add(t, nil), o.add(t, nil), o.add(t, nil)
	o.clock(t, "2026-09-04 08:30")
	o.decided(t)
	o.answers = []string{"404 after 0"}
	if err := o.try(t.Context(), slot(hopeless.ID, "2026-09-04")); err != nil {
		t.Fatal(err)
	}
	o.answers = slices.Repeat([]string{"nonsense"}, 20)
	for i := range 6 {
		if err := o.try(t.Context(), slot(stubborn.ID, "2026-09-04")); (err != nil) != (i < 5) {
			t.Fatalf("try %d: %v", i, err)
		}
	}
	if err := o.DeleteChannel(t.Context(), off.ID); err != nil {
		t.Fatal(err)
	}
	if err := o.try(t.Context(), slot(off.ID, "2026-09-04")); err != nil {
		t.Fatal(err)
	}
	o.expect(t, "04 brief failed 1", "04 brief failed 6", "04 brief skipped 0")
}

func TestTryKeepsToItsMorning(t *testing.T) {
	o := open(t)
	missed, failed := o.add(t, nil), o.add(t, nil)
	o.clock(t, "2026-09-04 08:30")
	o.decided(t)
	o.answers = []string{"nonsense"}
	if err := o.try(t.Context(), slot(failed.ID, "2026-09-04")); err == nil {
		t.Fatal("not tried again")
	}
	o.clock(t, "2026-09-04 12:01")
	for _, c := range []push.Channel{missed, failed} {
		if err := o.try(t.Context(), slot(c.ID, "2026-09-04")); err != nil {
			t.Fatal(err)
		}
	}
	o.expect(t, "04 brief failed 1", "04 brief skipped 0")
}

// TestStoppedTry: one that had left when the program ended is not sent again; one that had not is.
func TestStoppedTry(t *testing.T) {
	o := open(t)
	c := o.add(t, nil)
	id := slot(c.ID, "2026-09-04")
	o.clock(t, "2026-09-04 08:30")
	o.decided(t)
	ctx, cancel := context.WithCancel(t.Context())
	compose := o.Compose
	o.Compose = func(ctx context.Context, lang i18n.Lang) (Brief, error) {
		cancel()
		return Brief{}, ctx.Err()
	}
	var later *records.Later
	if err := o.try(ctx, id); !errors.As(err, &later) {
		t.Fatal(err)
	}
	o.expect(t, "04 brief queued 0")

	o.Compose = compose
	s, err := o.store.Send(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s.Status, s.Tries = records.SendSending, 1 // killed here
	if err := o.store.PutSend(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := o.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.decided(t)
	if err := o.try(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	o.expect(t, "04 brief failed 1")
	if len(o.received) > 0 {
		t.Error("it may have come twice")
	}
}

func TestSendNow(t *testing.T) {
	o := open(t)
	c := o.add(t, func(c *push.Channel) { c.Lang = "en" })
	o.clock(t, "2026-09-04 08:00")
	o.answers = []string{`{"errcode":93000,"errmsg":"invalid webhook url"}`}
	_, err := o.SendNow(t.Context(), c.ID)
	if f := fault.From(err); f.Code != "push_rejected" || f.Args["words"] != "invalid webhook url" {
		t.Fatal(err)
	}
	o.expect(t, "04 brief failed 1") // which does not keep the schedule from trying
	o.clock(t, "2026-09-04 08:30")
	o.decided(t)
	o.expect(t, "04 brief failed 1", "04 brief queued 0")
	if s, err := o.SendNow(t.Context(), c.ID); err != nil || s.Status != records.SendSent {
		t.Fatal(s, err)
	}
	if err := o.try(t.Context(), slot(c.ID, "2026-09-04")); err != nil {
		t.Fatal(err)
	}
	o.expect(t, "04 brief failed 1", "04 brief sent 1")
	if _, err := o.SendNow(t.Context(), c.ID); fault.From(err).Code != "send_done" {
		t.Error(err)
	}
	if len(o.received) != 2 || !strings.Contains(o.received[1], "简报 en") {
		t.Errorf("received %v", o.received)
	}
}

func TestTestSend(t *testing.T) {
	o := open(t)
	c := o.add(t, nil)
	if s, err := o.Test(t.Context(), c.ID); err != nil || s.Status != records.SendSent || s.Bytes == 0 {
		t.Fatal(s, err)
	}
	o.answers = []string{`{"errcode":93000,"errmsg":"invalid"}`}
	if _, err := o.Test(t.Context(), c.ID); fault.From(err).Code != "push_rejected" {
		t.Fatal(err)
	}
	if _, err := o.Test(t.Context(), "none"); fault.From(err).Code != "channel_unknown" {
		t.Fatal(err)
	}
	o.expect(t, "03 test failed 1", "03 test sent 1")
}

func TestSecretsStayInside(t *testing.T) {
	o := open(t)
	c := o.add(t, func(c *push.Channel) { c.Kind, c.Secret = push.Feishu, "signingsecret" })
	views, err := o.Channels(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(views)
	if err != nil || strings.Contains(string(text), "topsecret") || strings.Contains(string(text), "signingsecret") {
		t.Errorf("%s %v", text, err)
	}
	if !views[0].HasSecret || !strings.HasSuffix(views[0].Address, "/…tkey") {
		t.Errorf("%+v", views[0])
	}
	kept := func() push.Channel {
		b, err := o.read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return b.Channels[0].Channel
	}
	c.Name = "新名字"
	if _, err := o.PutChannel(t.Context(), c); err != nil { // c has neither address nor secret, as it was answered
		t.Fatal(err)
	}
	if k := kept(); k.URL != o.url || k.Secret != "signingsecret" || k.Name != "新名字" {
		t.Errorf("%+v", k)
	}
	c.URL = o.url + "2"
	if _, err := o.PutChannel(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if k := kept(); k.Secret != "" {
		t.Error("a secret followed its channel to another place")
	}
	letter := o.add(t, func(c *push.Channel) {
		*c = push.Channel{Name: "信", Kind: push.Email, Server: "mail.example.com:465", Security: "tls", User: "a@example.com", Secret: "password1", To: []string{"b@example.com"}, At: "08:30", Lang: "zh"}
	})
	letter.Server = "mail.example.net:465"
	if _, err := o.PutChannel(t.Context(), letter); fault.From(err).Code != "channel_password" {
		t.Errorf("a password went to another server: %v", err)
	}
	c.ID = "none"
	if _, err := o.PutChannel(t.Context(), c); fault.From(err).Code != "channel_unknown" {
		t.Error(err)
	}
}

// TestRun: what is due arrives once, by the real queue, and the queue rests when it is empty.
func TestRun(t *testing.T) {
	o := open(t)
	o.add(t, nil)
	o.add(t, func(c *push.Channel) { c.Name = "财务群" })
	o.clock(t, "2026-09-04 08:31")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- o.Run(ctx) }()
	<-o.arrived
	<-o.arrived
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	o.expect(t, "04 brief sent 1", "04 brief sent 1")
	again := worker{courier: o.Courier, queue: o.queue}
	if err := again.tick(t.Context()); err != nil || again.stop != nil {
		t.Errorf("a queue without work is working: %v", err)
	}
	if len(o.received) != 2 {
		t.Errorf("received %v", o.received)
	}
}
