package api

import (
	"context"
	"crypto/subtle"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"unicode"

	"github.com/danielgtaylor/huma/v2"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
)

type importList struct {
	Imports []app.ImportEntry `json:"imports"`
}

type importSeq struct {
	Seq int64 `path:"seq"`
}

func (s *Server) registerImports() {
	get(s, "/api/imports", "Every import, newest first", func(ctx context.Context, _ *nothing) (importList, error) {
		entries, err := s.workspace.Imports(ctx)
		wordImports(ctx, entries)
		return importList{entries}, err
	})
	register(s, http.MethodPost, "/api/imports/paths", "Import files of this machine (command line only)",
		func(ctx context.Context, in *struct {
			Authorization string `header:"Authorization"`
			Body          app.ImportRequest
		}) (jobStarted, error) {
			if err := s.local(in.Authorization); err != nil {
				return jobStarted{}, err
			}
			return s.startImport(ctx, in.Body, func() {}), nil
		})
	upload(s, "/api/imports", "Import uploaded files", func(ctx context.Context, form uploaded) (jobStarted, error) {
		request := app.ImportRequest{Paths: form.paths, Names: form.names, Shop: form.values["shop"], Format: form.values["format"]}
		return s.startImport(ctx, request, form.done), nil
	})
	upload(s, "/api/imports/preview", "How uploaded files would be read, without importing them", func(ctx context.Context, form uploaded) (app.Preview, error) {
		defer form.done()
		preview, err := s.workspace.PreviewFile(ctx, form.paths[0], form.names[0])
		word(ctx, preview.Problem)
		return preview, err
	})
	for _, action := range []struct {
		name, summary string
		act           func(context.Context, int64, func(app.Progress)) error
	}{
		{"undo", "Take an import back", s.workspace.Undo},
		{"redo", "Bring an undone import back", s.workspace.Redo},
	} {
		register(s, http.MethodPost, "/api/imports/{seq}/"+action.name, action.summary, func(ctx context.Context, in *importSeq) (jobStarted, error) {
			return jobStarted{s.workspace.Jobs.Start(ctx, action.name, func(ctx context.Context, progress func(app.Progress)) (app.JobResult, error) {
				return app.JobResult{ImportSeq: in.Seq}, action.act(ctx, in.Seq, progress)
			})}, nil
		})
	}
}

// local lets only the user of this machine name paths: who can read the workspace's server.json.
func (s *Server) local(authorization string) error {
	if subtle.ConstantTimeCompare([]byte(authorization), []byte("Bearer "+s.token)) != 1 {
		return fault.New(fault.Refused, "local_only", nil)
	}
	return nil
}

func (s *Server) startImport(ctx context.Context, request app.ImportRequest, done func()) jobStarted {
	return jobStarted{s.workspace.Jobs.Start(ctx, "import", func(job context.Context, progress func(app.Progress)) (app.JobResult, error) {
		defer done()
		result, err := s.workspace.Import(job, request, progress)
		if err != nil {
			return app.JobResult{}, err
		}
		for i := range result.Files {
			word(ctx, result.Files[i].Problem)
			wordNotes(ctx, result.Files[i].Notes)
		}
		return app.JobResult{Files: result.Files}, nil
	})}
}

// uploaded are the files of a form, spooled into the workspace until done is called.
type uploaded struct {
	paths, names []string
	values       map[string]string
	done         func()
}

// upload registers an operation that takes a form with files. The body is streamed: a file
// may be larger than memory.
func upload[O any](s *Server, path, summary string, f func(context.Context, uploaded) (O, error)) {
	text := &huma.Schema{Type: huma.TypeString}
	form := &huma.Schema{Type: huma.TypeObject, Required: []string{"files"}, Properties: map[string]*huma.Schema{
		"files": {Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString, Format: "binary"}}, "shop": text, "format": text,
	}}
	answer := schemaOf[O](s.api.OpenAPI().Components.Schemas)
	s.api.OpenAPI().AddOperation(&huma.Operation{
		Method: http.MethodPost, Path: path, Summary: summary, OperationID: operationID(http.MethodPost, path),
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: form}}},
		Responses:   map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"application/json": {Schema: answer}}}},
	})
	s.mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		form, err := s.spool(r)
		if err == nil {
			var out O
			if out, err = f(r.Context(), form); err == nil {
				writeJSON(w, http.StatusOK, out)
				return
			}
		}
		writeProblem(w, problemOf(r.Context(), err))
	})
}

func (s *Server) spool(r *http.Request) (uploaded, error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return uploaded{}, fault.New(fault.Invalid, "bad_request", fault.Args{"detail": "multipart/form-data"})
	}
	form := uploaded{values: map[string]string{}}
	dir, err := s.workspace.SpoolDir()
	if err != nil {
		return form, err
	}
	form.done = dir.Remove
	reader := multipart.NewReader(r.Body, params["boundary"])
	for {
		part, err := reader.NextPart()
		if err == io.EOF { //nolint:errorlint // a form that is cut off ends in a wrapped one
			break
		}
		if err == nil {
			err = form.take(part, dir)
		}
		if err != nil {
			form.done()
			return form, fault.New(fault.Invalid, "upload_broken", nil).Because(err)
		}
	}
	if len(form.paths) == 0 {
		form.done()
		return form, fault.New(fault.Invalid, "no_files", nil)
	}
	return form, nil
}

const maxFormValue = 4096

func (u *uploaded) take(part *multipart.Part, dir *app.Spool) error {
	if part.FileName() == "" {
		text, err := io.ReadAll(io.LimitReader(part, maxFormValue))
		u.values[part.FormName()] = strings.TrimSpace(string(text))
		return err
	}
	spooled, err := dir.Write(part)
	u.paths, u.names = append(u.paths, spooled), append(u.names, displayPath(part))
	return err
}

// displayPath is the file's path within the folder that was uploaded, by which files of one name are told
// apart and a folder can name a shop. It names the file only, and nothing is ever written there; it still
// never leads out of that folder. (FileName gives the last part alone.)
func displayPath(part *multipart.Part) string {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return part.FileName()
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, params["filename"])
	if name = strings.TrimPrefix(path.Clean("/"+name), "/"); name == "" {
		return part.FileName()
	}
	return name
}
