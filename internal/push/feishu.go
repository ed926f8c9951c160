package push

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"time"
)

type feishuMessage struct {
	Timestamp string        `json:"timestamp,omitempty"`
	Sign      string        `json:"sign,omitempty"`
	Type      string        `json:"msg_type"`
	Content   feishuContent `json:"content"`
}

type feishuContent struct {
	Post map[string]feishuDocument `json:"post"`
}

type feishuDocument struct {
	Title   string         `json:"title"`
	Content [][]feishuSpan `json:"content"`
}

type feishuSpan struct {
	Tag  string `json:"tag"`
	Text string `json:"text"`
}

// feishuBytes bounds the message well under the 20 KB that a custom robot takes in one request.
const feishuBytes = 16 << 10

// feishuPost is a rich text of plain lines: in a text message <at …> would call people.
func feishuPost(m Message, secret string, now time.Time) feishuMessage {
	document := feishuDocument{Title: m.Title, Content: [][]feishuSpan{}}
	size := 0
	for _, line := range m.Lines {
		if size += len(line); size > feishuBytes {
			document.Content = append(document.Content, []feishuSpan{{"text", m.More}})
			break
		}
		document.Content = append(document.Content, []feishuSpan{{"text", line}})
	}
	message := feishuMessage{Type: "post", Content: feishuContent{map[string]feishuDocument{"zh_cn": document}}}
	if secret != "" {
		message.Timestamp = strconv.FormatInt(now.Unix(), 10)
		message.Sign = feishuSign(message.Timestamp, secret)
	}
	return message
}

// feishuSign is the signature of a custom robot (飞书 自定义机器人使用指南 · 签名校验): the empty text under
// HMAC-SHA256 with timestamp, newline and secret as the key, in base64. The timestamp is in seconds and
// may be an hour old.
func feishuSign(timestamp, secret string) string {
	mac := hmac.New(sha256.New, []byte(timestamp+"\n"+secret))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
