package i18n

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// used finds the literal keys that the code speaks with.
var used = []*regexp.Regexp{
	regexp.MustCompile(`c\.text\("([a-z_]+[a-z])"`),
	regexp.MustCompile(`fault\.New\(fault\.\w+, "([a-z_]+)"`),
	regexp.MustCompile(`Step: "([a-z_]+)"`),
	regexp.MustCompile(`i18n\.Text\((?:ctx|lang|b\.lang|[a-zA-Z.()]*), "([a-z_]+[a-z])"`),
	regexp.MustCompile(`b\.say\("([a-z_]+)"`),
	regexp.MustCompile(`Problem = "([a-z_]+)"`),
}

func TestEveryKeyThatIsUsedHasBothTexts(t *testing.T) {
	messages, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for key, m := range messages {
		if strings.TrimSpace(m.ZH) == "" || strings.TrimSpace(m.EN) == "" {
			t.Errorf("%s: a language is missing", key)
		}
	}
	found := 0
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, pattern := range used {
			for _, m := range pattern.FindAllStringSubmatch(string(text), -1) {
				found++
				if !Has(m[1]) {
					t.Errorf("%s: no message %q", path, m[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 100 {
		t.Fatalf("only %d uses found: the patterns are out of date", found)
	}
}

func TestMatch(t *testing.T) {
	for preference, want := range map[string]Lang{
		"": ZH, "C": ZH, "C.UTF-8": ZH, "zh_CN.UTF-8": ZH, "zh-TW,zh;q=0.9": ZH, "en_US.UTF-8": EN, "en": EN,
		"en-GB,en;q=0.9,zh;q=0.5": EN, "zh-CN,en;q=0.8": ZH, "xx": ZH,
	} {
		if got := Match(preference); got != want {
			t.Errorf("%q: %s, want %s", preference, got, want)
		}
	}
}

func TestTextReplacesArguments(t *testing.T) {
	if got := Text(EN, "import_unknown", map[string]any{"seq": 7}); got != "There is no import 7." {
		t.Error(got)
	}
	if got := Text(ZH, "no such key", nil); got != "no such key" {
		t.Error(got)
	}
}
