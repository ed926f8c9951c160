package push

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/outbound"
)

// Kind is what stands at the other end of a channel.
type Kind string

// The kinds.
const (
	WeCom    Kind = "wecom"
	Feishu   Kind = "feishu"
	DingTalk Kind = "dingtalk"
	Email    Kind = "email"
	Webhook  Kind = "webhook"
)

// Channel is one place to deliver to, and when.
type Channel struct {
	ID       string   `json:"id" doc:"given by the program"`
	Name     string   `json:"name"`
	Kind     Kind     `json:"kind" enum:"wecom,feishu,dingtalk,email,webhook"`
	URL      string   `json:"url,omitempty" doc:"of a robot or webhook; the key in it is a secret: it is never given back, and empty leaves it as it is"`
	Secret   string   `json:"secret,omitempty" doc:"signing secret of a robot or webhook (whsec_…), password of a mailbox; never given back, and empty leaves it as it is"`
	Server   string   `json:"server,omitempty" doc:"host:port of the mail server"`
	Security string   `json:"security,omitempty" enum:"tls,starttls,none," doc:"of the mail server; none only where private addresses are allowed"`
	User     string   `json:"user,omitempty" doc:"of the mailbox; empty logs in as nobody"`
	From     string   `json:"from,omitempty" doc:"sender's address; empty is the user"`
	To       []string `json:"to,omitempty" doc:"readers' addresses"`
	Lang     string   `json:"lang" enum:"zh,en"`
	Enabled  bool     `json:"enabled"`
	At       string   `json:"at" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"time of day in the workspace's zone"`
	Weekdays []int    `json:"weekdays" doc:"1 Monday … 7 Sunday; none is every day"`
}

// clock is the layout of a time of day.
const clock = "15:04"

// Check refuses a channel that could never deliver through a door.
func (c Channel) Check(door outbound.Door) error {
	if strings.TrimSpace(c.Name) == "" {
		return fault.New(fault.Invalid, "channel_name", nil)
	}
	if _, err := time.Parse(clock, c.At); err != nil {
		return fault.New(fault.Invalid, "channel_at", fault.Args{"at": c.At})
	}
	for _, d := range c.Weekdays {
		if d < 1 || d > 7 {
			return fault.New(fault.Invalid, "channel_weekday", fault.Args{"day": d})
		}
	}
	switch c.Kind {
	case WeCom, Feishu, DingTalk:
		return c.checkRobot(door)
	case Webhook:
		if _, err := door.CheckURL(c.URL); err != nil {
			return addressFault(err)
		}
		_, err := webhookKey(c.Secret)
		return err
	case Email:
		return c.checkMail(door)
	default:
		return fault.New(fault.Invalid, "channel_kind", fault.Args{"kind": string(c.Kind)})
	}
}

// robotHosts are where the platforms' robots are called.
func robotHosts(kind Kind) []string {
	switch kind {
	case WeCom:
		return []string{"qyapi.weixin.qq.com"}
	case Feishu:
		return []string{"open.feishu.cn", "open.larksuite.com"}
	default:
		return []string{"oapi.dingtalk.com"}
	}
}

// checkRobot wants the platform's own host, so that an address of another platform is noticed at
// once. A house that runs its own gateway has allowed private addresses.
func (c Channel) checkRobot(door outbound.Door) error {
	u, err := door.CheckURL(c.URL)
	if err != nil {
		return addressFault(err)
	}
	if hosts := robotHosts(c.Kind); !door.AllowPrivate && !slices.Contains(hosts, u.Hostname()) {
		return fault.New(fault.Invalid, "channel_host", fault.Args{"host": u.Hostname(), "expected": strings.Join(hosts, " / ")})
	}
	return nil
}

// SameTarget says whether two channels deliver to the same place, so that one's secret may go there.
func (c Channel) SameTarget(other Channel) bool {
	return c.Kind == other.Kind && c.URL == other.URL && c.Server == other.Server && c.Security == other.Security && c.User == other.User
}

// Address names the target without what is secret about it.
func (c Channel) Address() string {
	if c.Kind == Email {
		return c.Server
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" {
		return ""
	}
	const shown = 4
	if len(c.URL) < len(u.Scheme)+len("://")+len(u.Host)+4*shown { // too short to hide anything in
		return u.Host + "/…"
	}
	return u.Host + "/…" + c.URL[len(c.URL)-shown:]
}

// On says whether the channel delivers on a day.
func (c Channel) On(day time.Weekday) bool {
	if day == time.Sunday {
		day = 7
	}
	return len(c.Weekdays) == 0 || slices.Contains(c.Weekdays, int(day))
}
