package cli

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/courier"
)

// A channel's address is read from standard input, is told nowhere, and a refusal is in the platform's words.
func TestPush(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shop")
	answer := `{"errcode":0,"errmsg":"ok"}`
	robot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
	defer robot.Close()
	ok(t, "init", dir)
	add := func() (int, string, string) {
		var out, errOut bytes.Buffer
		code := Main([]string{"push", "add", "wecom", "老板群", "-w", dir, "--lang", "en"}, strings.NewReader(robot.URL+"/send?key=topsecretkey\n"), &out, &errOut)
		return code, strings.TrimSpace(out.String()), errOut.String()
	}
	if code, _, text := add(); code != 1 || !strings.Contains(text, "https://") {
		t.Fatalf("a private address was taken: %d %s", code, text)
	}
	w, err := app.Open(t.Context(), dir, (&command{}).options())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Courier().PutSettings(t.Context(), courier.Settings{AllowPrivate: true}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	code, id, text := add()
	if code != 0 || id == "" || strings.Contains(text, "topsecretkey") {
		t.Fatalf("%d %s %s", code, id, text)
	}
	if out := ok(t, "push", "test", id, "-w", dir, "--lang", "en"); !strings.Contains(out, "老板群") {
		t.Error(out)
	}
	answer = `{"errcode":93000,"errmsg":"invalid webhook url"}`
	if code, _, text := suanpan(t, "push", "test", id, "-w", dir); code != 1 || !strings.Contains(text, "invalid webhook url") {
		t.Errorf("%d %s", code, text)
	}
	if out := ok(t, "push", "list", "-w", dir) + ok(t, "push", "log", "-w", dir, "--lang", "en"); strings.Contains(out, "topsecretkey") ||
		!strings.Contains(out, "failed") || !strings.Contains(out, "sent") || !strings.Contains(out, "…tkey") {
		t.Error(out)
	}
	ok(t, "push", "remove", id, "-w", dir)
}
