package push_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/outbound"
	"github.com/suanpan/suanpan/internal/push"
)

var (
	message = push.Message{ID: "brief_1", Title: "算盘 9-30", Lines: []string{"净收入 ¥1", "利润 ¥2"}, More: "…"}
	at      = time.Date(2026, 9, 30, 0, 30, 0, 0, time.UTC)
)

func sender() push.Sender {
	return push.Sender{Door: outbound.Door{AllowPrivate: true}, Now: func() time.Time { return at }}
}

func channel(kind push.Kind, url string) push.Channel {
	c := push.Channel{ID: "1", Name: "群", Kind: kind, URL: url + "/hook/abcdefgh?key=topsecretkey", Lang: "zh", At: "08:30"}
	if kind == push.Webhook {
		c.Secret = "whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 24))
	}
	return c
}

// robot answers every call with one text and keeps what it was told.
func robot(t *testing.T, status int, answer string, header http.Header) (url string, told *http.Request, body *map[string]any) {
	t.Helper()
	told, body = new(http.Request), new(map[string]any)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if err := json.Unmarshal(raw, body); err != nil {
			t.Error(err)
		}
		*told = *r
		for name, values := range header {
			w.Header()[name] = values
		}
		w.WriteHeader(status)
		io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return server.URL, told, body
}

func path(v any, keys ...any) any {
	for _, key := range keys {
		switch k := key.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[k]
		case int:
			l, _ := v.([]any)
			if k >= len(l) {
				return nil
			}
			v = l[k]
		}
	}
	return v
}

func TestDeliverSpeaksEachFormat(t *testing.T) {
	t.Run("wecom", func(t *testing.T) {
		url, told, body := robot(t, 200, `{"errcode":0,"errmsg":"ok"}`, nil)
		if err := sender().Deliver(t.Context(), channel(push.WeCom, url), message); err != nil {
			t.Fatal(err)
		}
		if path(*body, "msgtype") != "text" || path(*body, "text", "content") != "算盘 9-30\n净收入 ¥1\n利润 ¥2" || told.URL.Query().Get("key") != "topsecretkey" {
			t.Error(*body, told.URL)
		}
	})
	t.Run("feishu", func(t *testing.T) {
		url, _, body := robot(t, 200, `{"code":0,"data":{},"msg":"success"}`, nil)
		c := channel(push.Feishu, url)
		c.Secret = "demo"
		if err := sender().Deliver(t.Context(), c, message); err != nil {
			t.Fatal(err)
		}
		document := path(*body, "content", "post", "zh_cn")
		if path(*body, "msg_type") != "post" || path(document, "title") != "算盘 9-30" || path(document, "content", 1, 0, "text") != "利润 ¥2" ||
			path(*body, "timestamp") != "1790728200" || path(*body, "sign") == nil {
			t.Error(*body)
		}
	})
	t.Run("dingtalk", func(t *testing.T) {
		url, told, body := robot(t, 200, `{"errcode":0,"errmsg":"ok"}`, nil)
		c := channel(push.DingTalk, url)
		c.Secret = "SECdemo"
		if err := sender().Deliver(t.Context(), c, message); err != nil {
			t.Fatal(err)
		}
		if q := told.URL.Query(); path(*body, "msgtype") != "text" || q.Get("timestamp") != "1790728200000" || q.Get("sign") == "" || q.Get("key") != "topsecretkey" {
			t.Error(*body, told.URL)
		}
	})
	t.Run("webhook", func(t *testing.T) {
		url, told, body := robot(t, 204, "", nil)
		if err := sender().Deliver(t.Context(), channel(push.Webhook, url), message); err != nil {
			t.Fatal(err)
		}
		if path(*body, "type") != "suanpan.brief" || path(*body, "data", "text") != "净收入 ¥1\n利润 ¥2" || told.Header.Get("webhook-id") != "brief_1" ||
			told.Header.Get("webhook-timestamp") != "1790728200" || !strings.HasPrefix(told.Header.Get("webhook-signature"), "v1,") {
			t.Error(*body, told.Header)
		}
	})
}

func TestDeliverTellsFailures(t *testing.T) {
	for name, c := range map[string]struct {
		kind   push.Kind
		status int
		answer string
		header http.Header
		code   string // of the fault
		words  string // in its arguments
		final  bool
		after  time.Duration
	}{
		"wecom refuses":     {push.WeCom, 200, `{"errcode":93000,"errmsg":"invalid webhook url, hint: [topsecretkey]"}`, nil, "push_rejected", "invalid webhook url, hint: [•••]", false, 0},
		"wecom too fast":    {push.WeCom, 200, `{"errcode":45009,"errmsg":"api freq out of limit"}`, nil, "push_rejected", "api freq out of limit", false, time.Minute},
		"feishu refuses":    {push.Feishu, 200, `{"code":19021,"msg":"sign match fail"}`, nil, "push_rejected", "sign match fail", false, 0},
		"feishu old answer": {push.Feishu, 200, `{"StatusCode":0}`, nil, "push_answer", `{"StatusCode":0}`, false, 0},
		"dingtalk refuses":  {push.DingTalk, 200, `{"errcode":310000,"errmsg":"sign not match"}`, nil, "push_rejected", "sign not match", false, 0},
		"a page of a proxy": {push.WeCom, 200, "<html>log in\n first</html>", nil, "push_answer", "<html>log in first</html>", false, 0},
		"too many requests": {push.Webhook, 429, "slow down", http.Header{"Retry-After": {"90"}}, "push_status", "slow down", false, 90 * time.Second},
		"wait until a date": {push.Webhook, 503, "", http.Header{"Retry-After": {"Wed, 30 Sep 2026 00:40:00 GMT"}}, "push_status", "", false, 10 * time.Minute},
		"server trouble":    {push.Webhook, 500, "oops", nil, "push_status", "oops", false, 0},
		"gone":              {push.Webhook, 410, "gone", nil, "push_status", "gone", true, 0},
		"a redirect":        {push.Webhook, 302, "", http.Header{"Location": {"/elsewhere"}}, "push_status", "", true, 0},
		"an endless answer": {push.WeCom, 200, `"` + strings.Repeat("a", 1<<20), nil, "push_answer", `"` + strings.Repeat("a", 299) + "…", false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			url, _, _ := robot(t, c.status, c.answer, c.header)
			err := sender().Deliver(t.Context(), channel(c.kind, url), message)
			var f *push.Failure
			if !errors.As(err, &f) {
				t.Fatal(err)
			}
			words, _ := f.Fault.Args["words"].(string)
			if f.Fault.Code != c.code || words != c.words || f.Final != c.final || f.After != c.after {
				t.Errorf("%s %q final %v after %v", f.Fault.Code, words, f.Final, f.After)
			}
		})
	}
}

func TestDeliverRefusesPrivateAddresses(t *testing.T) {
	url, _, body := robot(t, 200, `{"errcode":0}`, nil)
	strict := push.Sender{Now: time.Now}
	for _, c := range []push.Channel{
		channel(push.Webhook, url),
		channel(push.Webhook, strings.Replace(url, "http:", "https:", 1)),
		channel(push.Webhook, strings.NewReplacer("http:", "https:", "127.0.0.1", "localhost").Replace(url)),
		{Name: "m", Kind: push.Email, At: "08:30", Server: "localhost:25", Security: "starttls", From: "a@b.cn", To: []string{"c@d.cn"}},
		{Name: "m", Kind: push.Email, At: "08:30", Server: "10.0.0.1:465", Security: "tls", From: "a@b.cn", To: []string{"c@d.cn"}},
	} {
		err := strict.Deliver(t.Context(), c, message)
		var f *push.Failure
		if !errors.As(err, &f) || !f.Final || f.Fault.Code != "push_private" && f.Fault.Code != "push_address" {
			t.Errorf("%s%s: %v", c.URL, c.Server, err)
		}
	}
	if *body != nil {
		t.Error("something arrived")
	}
}

const robotSecret = "SECdemosecret"

// TestNothingSecretIsTold: no error repeats the address's key or a secret.
func TestNothingSecretIsTold(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	dead := server.URL
	server.Close()
	echo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		io.WriteString(w, r.URL.String()+" "+robotSecret)
	}))
	defer echo.Close()
	for _, url := range []string{dead, echo.URL, "https://name.invalid", "http://bad host", "https://\x7f"} {
		for _, kind := range []push.Kind{push.WeCom, push.Feishu, push.DingTalk, push.Webhook} {
			c := channel(kind, url)
			if kind != push.Webhook {
				c.Secret = robotSecret
			}
			for _, door := range []outbound.Door{{}, {AllowPrivate: true}} {
				err := push.Sender{Door: door, Now: time.Now}.Deliver(t.Context(), c, message)
				if err == nil {
					t.Fatal("delivered")
				}
				for _, secret := range []string{"topsecretkey", "abcdefgh", c.Secret} {
					if strings.Contains(err.Error(), secret) {
						t.Errorf("%s to %s tells %q: %v", kind, url, secret, err)
					}
				}
			}
			if a := c.Address(); strings.Contains(a, "topsecretkey") || strings.Contains(a, "abcdefgh") {
				t.Errorf("address %s", a)
			}
		}
	}
}

func TestDeliverStopsWithItsContext(t *testing.T) {
	reached, done := make(chan struct{}), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(reached)
		<-done
	}))
	defer server.Close()
	defer close(done)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-reached
		cancel()
	}()
	if err := sender().Deliver(ctx, channel(push.WeCom, server.URL), message); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
