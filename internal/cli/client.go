package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/api"
	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
)

// client calls the HTTP surface.
type client struct {
	base  string
	token string // lets this machine's user name files by path
	lang  string
	close func()
}

// connect finds the server that holds the workspace, or opens the workspace for this command alone.
func (c *command) connect(ctx context.Context) (*client, error) {
	dir, err := c.config.Dir()
	if err != nil {
		return nil, err
	}
	if held, ok := app.ReadHolder(dir); ok {
		cl := &client{base: held.URL, token: held.Token, lang: string(c.lang), close: func() {}}
		if cl.alive(ctx) {
			fmt.Fprintln(c.err, c.text("via_server", "url", held.URL))
			return cl, nil
		}
	}
	workspace, err := app.Open(ctx, dir, c.options())
	if err != nil {
		return nil, err
	}
	served, err := serve(ctx, workspace, "127.0.0.1:0", nil)
	if err != nil {
		return nil, errors.Join(err, workspace.Close())
	}
	return &client{base: served.url, token: served.token, lang: string(c.lang), close: func() {
		served.stop()
		if err := workspace.Close(); err != nil {
			fmt.Fprintln(c.err, err)
		}
	}}, nil
}

func (c *command) options() app.Options {
	return app.Options{MemoryMB: c.config.MemoryMB, Now: time.Now}
}

// served is a running server of one workspace.
type served struct {
	url    string
	listen string
	token  string
	stop   func()
	done   <-chan error
}

func serve(ctx context.Context, workspace *app.Workspace, listen string, web fs.FS) (*served, error) {
	token := app.NewToken()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", listen)
	if err != nil {
		return nil, fault.New(fault.Conflict, "listen_failed", fault.Args{"listen": listen}).Because(err)
	}
	server := &http.Server{Handler: api.New(workspace, web, token).Handler(), ReadHeaderTimeout: 10 * time.Second}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	address := listener.Addr().String()
	return &served{url: "http://" + address, listen: address, token: token, done: done, stop: func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			server.Close()
		}
	}}, nil
}

func (cl *client) alive(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	return cl.call(ctx, http.MethodGet, "/api/status", nil, nil, nil) == nil
}

// call sends in as JSON (nil: no body) and decodes the answer into out (nil: ignored).
func (cl *client) call(ctx context.Context, method, path string, query url.Values, in, out any) error {
	answer, err := cl.send(ctx, method, path, query, in)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if out == nil {
		_, err = io.Copy(io.Discard, answer.Body)
		return err
	}
	if raw, ok := out.(*json.RawMessage); ok {
		*raw, err = io.ReadAll(answer.Body)
		return err
	}
	return json.NewDecoder(answer.Body).Decode(out)
}

func (cl *client) send(ctx context.Context, method, path string, query url.Values, in any) (*http.Response, error) {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(text)
	}
	target := cl.base + path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Language", cl.lang)
	request.Header.Set("Authorization", "Bearer "+cl.token)
	if in != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode >= http.StatusBadRequest {
		defer answer.Body.Close()
		var p api.Problem
		if err := json.NewDecoder(answer.Body).Decode(&p); err != nil || p.Code == "" {
			return nil, fmt.Errorf("%s %s: %s", method, path, answer.Status)
		}
		return nil, &p
	}
	return answer, nil
}

// follow waits for a job and shows its progress; the job's result is decoded into out.
// When the context ends the job is cancelled.
func (cl *client) follow(ctx context.Context, id string, show func(app.Progress), out any) error {
	answer, err := cl.send(ctx, http.MethodGet, "/api/jobs/"+id+"/events", nil, nil)
	if err == nil {
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 64<<20) // the last event carries the whole result
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			var job struct {
				State    app.JobState    `json:"state"`
				Progress app.Progress    `json:"progress"`
				Result   json.RawMessage `json:"result"`
				Problem  *api.Problem    `json:"problem"`
			}
			if err := json.Unmarshal([]byte(data), &job); err != nil {
				return fmt.Errorf("job event: %w", err)
			}
			switch job.State {
			case app.JobRunning:
				show(job.Progress)
			case app.JobDone:
				return json.Unmarshal(job.Result, out)
			default:
				return job.Problem
			}
		}
		err = lines.Err()
	}
	if ctx.Err() != nil {
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := cl.call(stopping, http.MethodDelete, "/api/jobs/"+id, nil, nil, nil); err != nil {
			return err
		}
		return fault.New(fault.Conflict, "job_cancelled", nil)
	}
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return err
}
