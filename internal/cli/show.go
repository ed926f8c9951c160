package cli

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// show reads one answer and prints it: as it is with --json, otherwise by render.
func (c *command) show(ctx context.Context, path string, query url.Values, render func(json.RawMessage) error) error {
	return c.exchange(ctx, http.MethodGet, path, query, nil, render)
}

// exchange is one call whose answer is printed.
func (c *command) exchange(ctx context.Context, method, path string, query url.Values, in any, render func(json.RawMessage) error) error {
	cl, err := c.connect(ctx)
	if err != nil {
		return err
	}
	defer cl.close()
	var raw json.RawMessage
	if err := cl.call(ctx, method, path, query, in, &raw); err != nil {
		return err
	}
	if c.json {
		return c.printJSON(raw)
	}
	return render(raw)
}
