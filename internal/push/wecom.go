package push

import "strings"

// wecomBytes is the bound of a text message of WeCom's group robot (企业微信 群机器人配置说明: “文本内容,
// 最长不超过2048个字节,必须是utf8编码”).
const wecomBytes = 2048

type wecomMessage struct {
	Type string      `json:"msgtype"`
	Text wecomString `json:"text"`
}

type wecomString struct {
	Content string `json:"content"`
}

// wecomText is a text message, not markdown: names of goods must not turn into links. <@name> would
// call a member of the group, so the sign that begins it is widened. The robot is known by the key in its
// address; it has no signature.
func wecomText(m Message) wecomMessage {
	widen := strings.NewReplacer("<", "＜")
	m.Title, m.More = widen.Replace(m.Title), widen.Replace(m.More)
	lines := make([]string, len(m.Lines))
	for i, line := range m.Lines {
		lines[i] = widen.Replace(line)
	}
	m.Lines = lines
	return wecomMessage{"text", wecomString{m.fit(wecomBytes)}}
}
