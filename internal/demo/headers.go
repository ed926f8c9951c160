package demo

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// headers knows the real column names of every export, in order, from the format
// specifications, so that they stand in one place only.
type headers struct{ dir string }

func loadHeaders() (headers, error) {
	wd, err := os.Getwd()
	if err != nil {
		return headers{}, err
	}
	i := strings.Index(wd, "/internal/")
	if i < 0 {
		i = len(wd)
	}
	return headers{filepath.Join(wd[:i], "internal/collect/formats")}, nil
}

// of returns a format's header and platform.
func (h headers) of(format string) ([]string, platform, error) {
	b, err := os.ReadFile(filepath.Join(h.dir, format+".yaml"))
	if err != nil {
		return nil, "", fmt.Errorf("demo: unknown format %s", format)
	}
	var s struct {
		Header   []string
		Platform string
	}
	if err := yaml.Unmarshal(b, &s); err != nil {
		return nil, "", err
	}
	return s.Header, platform(s.Platform), nil
}
