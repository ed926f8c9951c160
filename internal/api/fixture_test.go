package api_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/suanpan/suanpan/internal/api"
	"github.com/suanpan/suanpan/internal/app"
)

const token = "of this machine"

// server is the real handler over a real workspace.
type server struct {
	*httptest.Server
	workspace *app.Workspace
}

func serve(t *testing.T) *server {
	t.Helper()
	w, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "shop"), app.DefaultSettings(),
		app.Options{MemoryMB: 512, Now: func() time.Time { return time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	for _, shop := range []string{"一店", "二店"} {
		if err := w.PutShop(t.Context(), app.Shop{ID: shop, Name: shop, Platform: "douyin", Zone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
			t.Fatal(err)
		}
	}
	web := fstest.MapFS{"index.html": {Data: []byte("<title>Suanpan</title>")}, "assets/app-1a2b.js": {Data: []byte("export {}")}}
	s := &server{httptest.NewServer(api.New(w, web, token).Handler()), w}
	t.Cleanup(func() {
		s.Close()
		_ = w.Close()
	})
	return s
}

const orderHeader = "主订单编号,子订单编号,商家编码,选购商品,商品数量,商品单价,订单应付金额,运费,订单提交时间,支付完成时间,订单状态,商家实际承担优惠金额,平台实际承担优惠金额"

// orders is a 抖店 export. Each row is "order sku price day".
func orders(rows ...string) string {
	text := orderHeader + "\n"
	for _, r := range rows {
		var order, sku, price, day string
		if _, err := fmt.Sscan(r, &order, &sku, &price, &day); err != nil {
			panic(err)
		}
		name := "商品" + sku
		if sku == "EVIL" {
			name = `"=HYPERLINK(""http://evil.example"")"`
		}
		text += fmt.Sprintf("%s,%s1,%s,%s,1,%s,%s,0.00,%s 10:00:00,%s 10:00:30,已完成,0.00,0.00\n", order, order, sku, name, price, price, day, day)
	}
	return text
}

// stocked has two shops, two days and three SKUs: 100 + 30 in 一店, 7 in 二店.
func stocked(t *testing.T) *server {
	t.Helper()
	s := serve(t)
	dir := t.TempDir()
	shopOf := map[string]string{}
	for shop, text := range map[string]string{
		"一店": orders("1 A 100.00 2026-09-10", "2 B 30.00 2026-09-11"),
		"二店": orders("3 EVIL 7.00 2026-09-11"),
	} {
		path := filepath.Join(dir, shop+".csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		shopOf[path] = shop
	}
	if _, err := s.workspace.Import(t.Context(), app.ImportRequest{Paths: []string{dir}, ShopOf: shopOf}, func(app.Progress) {}); err != nil {
		t.Fatal(err)
	}
	return s
}

// reply is an answer but for its body.
type reply struct {
	StatusCode int
	Status     string
	Header     http.Header
}

// do sends a request with headers "Name: value" and gives the answer and its body.
func (s *server) do(t *testing.T, method, path, body string, headers ...string) (reply, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{answer.StatusCode, answer.Status, answer.Header}, string(text)
}

// get decodes an answer that must be 200.
func get[T any](t *testing.T, s *server, path string) (v T) {
	t.Helper()
	answer, text := s.do(t, http.MethodGet, path, "")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %s", path, answer.Status, text)
	}
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}

type problem struct {
	Type, Title, Detail, Code string
	Status                    int
}

func problemOf(t *testing.T, answer reply, text string) (p problem) {
	t.Helper()
	if got := answer.Header.Get("Content-Type"); !strings.HasPrefix(got, "application/problem+json") {
		t.Errorf("content type %q", got)
	}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if p.Status != answer.StatusCode || p.Type != "urn:suanpan:problem:"+p.Code {
		t.Errorf("%+v with %s", p, answer.Status)
	}
	return p
}

// form is a multipart body: files by name, then values.
func form(t *testing.T, files, values map[string]string) (body, contentType string) {
	t.Helper()
	var text bytes.Buffer
	w := multipart.NewWriter(&text)
	for name, content := range files {
		part, err := w.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			t.Fatal(err)
		}
	}
	for name, value := range values {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.String(), "Content-Type: " + w.FormDataContentType()
}

// events are the states that a job tells until it ends, the last with its result.
type event struct {
	State   string
	Result  json.RawMessage
	Problem *problem
}

func (s *server) follow(t *testing.T, started string) []event {
	t.Helper()
	var job struct{ ID string }
	if err := json.Unmarshal([]byte(started), &job); err != nil || job.ID == "" {
		t.Fatalf("%s: %v", started, err)
	}
	answer, text := s.do(t, http.MethodGet, "/api/jobs/"+job.ID+"/events", "")
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	var list []event
	for scan := bufio.NewScanner(strings.NewReader(text)); scan.Scan(); {
		data, ok := strings.CutPrefix(scan.Text(), "data: ")
		if !ok {
			continue
		}
		var e event
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		list = append(list, e)
	}
	if len(list) == 0 {
		t.Fatal("no events")
	}
	return list
}
