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

// exchange is one call whose answer is printed: as it is with --json, otherwise by render.
func (c *command) exchange(ctx context.Context, method, path string, query url.Values, in any, render func(json.RawMessage) error) error {
	raw, err := c.ask(ctx, method, path, query, in)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(raw)
	}
	return render(raw)
}

// ask is one call.
func (c *command) ask(ctx context.Context, method, path string, query url.Values, in any) (raw json.RawMessage, err error) {
	cl, err := c.connect(ctx)
	if err != nil {
		return nil, err
	}
	defer cl.close()
	err = cl.call(ctx, method, path, query, in, &raw)
	return raw, err
}
