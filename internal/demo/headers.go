package demo

import (
	"fmt"

	"github.com/suanpan/suanpan/internal/collect"
)

// headers knows the real column names of every export, in order, from the format
// specifications, so that they stand in one place only.
type headers struct{ registry *collect.Registry }

func loadHeaders() (headers, error) {
	r, err := collect.LoadRegistry("")
	if err != nil {
		return headers{}, fmt.Errorf("demo: headers: %w", err)
	}
	return headers{r}, nil
}

// of returns a format's header and platform.
func (h headers) of(format string) ([]string, platform, error) {
	s, ok := h.registry.Lookup(format)
	if !ok {
		return nil, "", fmt.Errorf("demo: unknown format %s", format)
	}
	return s.Header, platform(s.Platform), nil
}
