package push

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

// tooFast is how long to wait after a robot says that it was called too often: all three count by
// the minute.
const tooFast = time.Minute

// limits are the codes by which the platforms say that: WeCom 45009 (20 messages a minute),
// DingTalk 130101 (20 a minute, then silence for ten) and 410100, Feishu 11232 (100 a minute).
var limits = []int{45009, 130101, 410100, 11232}

// verdict reads a robot's answer. All three answer 200 even if they refuse: WeCom and DingTalk tell by
// errcode and errmsg, Feishu by code and msg; 0 is success.
func (c Channel) verdict(answer []byte) error {
	var said struct {
		ErrCode *int   `json:"errcode"`
		ErrMsg  string `json:"errmsg"`
		Code    *int   `json:"code"`
		Msg     string `json:"msg"`
	}
	if err := json.Unmarshal(answer, &said); err != nil {
		return &Failure{Fault: fault.New(fault.Conflict, "push_answer", fault.Args{"words": c.words(string(answer))})}
	}
	code, text := said.ErrCode, said.ErrMsg
	if c.Kind == Feishu {
		code, text = said.Code, said.Msg
	}
	switch {
	case code == nil:
		return &Failure{Fault: fault.New(fault.Conflict, "push_answer", fault.Args{"words": c.words(string(answer))})}
	case *code == 0:
		return nil
	}
	failure := &Failure{Fault: fault.New(fault.Conflict, "push_rejected", fault.Args{"code": *code, "words": c.words(text)})}
	if slices.Contains(limits, *code) {
		failure.After = tooFast
	}
	return failure
}

// fit joins title and lines into at most size bytes, whole lines only; what is left out is said.
func (m Message) fit(size int) string {
	all := append([]string{m.Title}, m.Lines...)
	text := strings.Join(all, "\n")
	for n := len(all); len(text) > size && n > 1; n-- {
		text = strings.Join(all[:n-1], "\n") + "\n" + m.More
	}
	return strings.ToValidUTF8(text[:min(len(text), size)], "")
}
