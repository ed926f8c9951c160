// Package i18n holds every sentence the server and the command line say, in Chinese and
// English. Keys are fault codes or message names; {name} is replaced by the argument.
package i18n

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"
)

// Lang is a language of the user interface.
type Lang string

// The languages. Chinese is the first.
const (
	ZH Lang = "zh-CN"
	EN Lang = "en"
)

//go:embed messages.yaml
var text []byte

type message struct{ ZH, EN string }

var load = sync.OnceValues(func() (map[string]message, error) {
	var m map[string]message
	err := yaml.Unmarshal(text, &m)
	return m, err
})

var matcher = language.NewMatcher([]language.Tag{language.SimplifiedChinese, language.English})

// Match picks the language for an Accept-Language header or a locale such as "zh_CN.UTF-8".
// Nothing usable gives Chinese.
func Match(preference string) Lang {
	preference, _, _ = strings.Cut(strings.ReplaceAll(preference, "_", "-"), ".")
	if preference == "" || preference == "C" || preference == "POSIX" {
		return ZH
	}
	if _, i := language.MatchStrings(matcher, preference); i == 1 {
		return EN
	}
	return ZH
}

// Text gives the message for key in lang. An unknown key is shown as itself, so that
// nothing is hidden; a test makes sure that none is.
func Text(lang Lang, key string, args map[string]any) string {
	messages, err := load()
	if err != nil {
		return key
	}
	m, ok := messages[key]
	if !ok {
		return key
	}
	s := m.ZH
	if lang == EN {
		s = m.EN
	}
	for name, value := range args {
		s = strings.ReplaceAll(s, "{"+name+"}", fmt.Sprint(value))
	}
	return s
}

// Has says whether a message exists.
func Has(key string) bool {
	messages, err := load()
	_, ok := messages[key]
	return err == nil && ok
}
