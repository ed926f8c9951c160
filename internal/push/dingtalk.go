package push

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strconv"
	"time"
)

type dingtalkMessage struct {
	Type string         `json:"msgtype"`
	Text dingtalkString `json:"text"`
}

type dingtalkString struct {
	Content string `json:"content"`
}

// dingtalkBytes is under the 20,000 bytes that a custom robot takes.
const dingtalkBytes = 18000

// dingtalkText is a text message: it calls nobody without an “at” of its own.
func dingtalkText(m Message) dingtalkMessage {
	return dingtalkMessage{"text", dingtalkString{m.fit(dingtalkBytes)}}
}

// dingtalkURL adds timestamp and signature to a robot's address where the robot asks for them.
func dingtalkURL(target, secret string, now time.Time) string {
	u, err := url.Parse(target)
	if secret == "" || err != nil {
		return target
	}
	timestamp := strconv.FormatInt(now.UnixMilli(), 10)
	q := u.Query()
	q.Set("timestamp", timestamp)
	q.Set("sign", dingtalkSign(timestamp, secret)) // Encode escapes it, as the documentation asks
	u.RawQuery = q.Encode()
	return u.String()
}

// dingtalkSign is the signature of a custom robot (钉钉 自定义机器人安全设置 · 加签): timestamp, newline and
// secret under HMAC-SHA256 with the secret as the key, in base64. The timestamp is in milliseconds and may
// be an hour old.
func dingtalkSign(timestamp, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(timestamp + "\n" + secret))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
