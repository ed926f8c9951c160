package push_test

import (
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/outbound"
	"github.com/suanpan/suanpan/internal/push"
)

func TestCheck(t *testing.T) {
	good := push.Channel{Name: "群", Kind: push.WeCom, URL: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0000", At: "08:30"}
	letter := push.Channel{Name: "信", Kind: push.Email, Server: "smtp.example.com:465", Security: "tls", User: "boss@example.com", Secret: "password1", To: []string{"a@example.com"}, At: "08:30"}
	change := func(c push.Channel, f func(*push.Channel)) push.Channel {
		f(&c)
		return c
	}
	for code, c := range map[string]push.Channel{
		"":                       good,
		" ":                      letter,
		"channel_name":           change(good, func(c *push.Channel) { c.Name = " " }),
		"channel_at":             change(good, func(c *push.Channel) { c.At = "25:00" }),
		"channel_weekday":        change(good, func(c *push.Channel) { c.Weekdays = []int{0} }),
		"channel_kind":           change(good, func(c *push.Channel) { c.Kind = "fax" }),
		"channel_host":           change(good, func(c *push.Channel) { c.Kind = push.DingTalk }),
		"push_address":           change(good, func(c *push.Channel) { c.URL = "http://qyapi.weixin.qq.com/" }),
		"push_private":           change(good, func(c *push.Channel) { c.URL = "https://192.168.1.1/" }),
		"push_forbidden":         change(good, func(c *push.Channel) { c.URL = "https://169.254.169.254/" }),
		"channel_webhook_secret": {Name: "w", Kind: push.Webhook, URL: "https://example.com/", Secret: "short", At: "08:30"},
		"channel_server":         change(letter, func(c *push.Channel) { c.Server = "smtp.example.com" }),
		"channel_security":       change(letter, func(c *push.Channel) { c.Security = "none" }),
		"channel_password":       change(letter, func(c *push.Channel) { c.Secret = "" }),
		"channel_to":             change(letter, func(c *push.Channel) { c.To = nil }),
		"channel_mail":           change(letter, func(c *push.Channel) { c.To = []string{"a@example.com\r\nBcc: b@example.com"} }),
	} {
		err := c.Check(outbound.Door{})
		if code == "" || code == " " {
			if err != nil {
				t.Errorf("%s: %v", c.Name, err)
			}
			continue
		}
		if err == nil || fault.From(err).Code != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

func TestOn(t *testing.T) {
	c := push.Channel{Weekdays: []int{1, 7}}
	if !c.On(time.Monday) || !c.On(time.Sunday) || c.On(time.Tuesday) || !(push.Channel{}).On(time.Tuesday) {
		t.Error("weekdays")
	}
}
