package push

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestWebhookSign is the published vector of the specification's reference libraries.
func TestWebhookSign(t *testing.T) {
	for _, secret := range []string{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"} {
		key, err := webhookKey(secret)
		if err != nil {
			t.Fatal(err)
		}
		got := webhookSign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
		if got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
			t.Error(got)
		}
	}
	for _, bad := range []string{"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64"} {
		if _, err := webhookKey(bad); err == nil || strings.Contains(err.Error(), "c2hvcnQ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// The next two were computed with openssl dgst from the documented recipes, on the documentation's own
// timestamp and secret.

func TestFeishuSign(t *testing.T) {
	if got := feishuSign("1599360473", "demo"); got != "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=" {
		t.Error(got)
	}
}

func TestDingTalkSign(t *testing.T) {
	if got := dingtalkSign("1599360473000", "this is secret"); got != "hXZTWifRGHclNuZSKxoXc//sh51SWfVfRIhcdeKs63I=" {
		t.Error(got)
	}
	target := dingtalkURL("https://oapi.dingtalk.com/robot/send?access_token=XX", "this is secret", time.UnixMilli(1599360473000))
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	if q := u.Query(); q.Get("access_token") != "XX" || q.Get("timestamp") != "1599360473000" || q.Get("sign") != "hXZTWifRGHclNuZSKxoXc//sh51SWfVfRIhcdeKs63I=" || strings.ContainsAny(u.RawQuery, "+/") {
		t.Error(target)
	}
	if plain := "https://oapi.dingtalk.com/robot/send?access_token=XX"; dingtalkURL(plain, "", time.Now()) != plain {
		t.Error("a robot without a secret got a signature")
	}
}

func TestFit(t *testing.T) {
	m := Message{Title: "算盘", Lines: strings.Split(strings.Repeat("净收入一万二千元，运营利润三千元\n", 100), "\n"), More: "……其余见“今天”"}
	text := wecomText(m).Text.Content
	if len(text) > wecomBytes || !strings.HasSuffix(text, "\n"+m.More) || !strings.HasPrefix(text, "算盘\n净收入") {
		t.Errorf("%d bytes: %s", len(text), text)
	}
	short := Message{Title: "a", Lines: []string{"b <@all> c"}, More: "more"}
	if text := wecomText(short).Text.Content; text != "a\nb ＜@all> c" {
		t.Error(text)
	}
	if text := (Message{Title: strings.Repeat("算", 100)}).fit(100); len(text) != 99 {
		t.Errorf("a long title: %d bytes", len(text))
	}
}
