package api

import (
	"context"
	"io/fs"
	"net/http"
	"path"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Server answers requests over one open workspace.
type Server struct {
	workspace *app.Workspace
	api       huma.API
	mux       *http.ServeMux
	token     string // of callers who may name paths of this machine
}

// New registers every operation. web is the built web app; nil leaves it out.
// localToken lets the command line of the same machine name files by path.
func New(workspace *app.Workspace, web fs.FS, localToken string) *Server {
	huma.NewErrorWithContext = requestProblem
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Suanpan 算盘", app.Version)
	config.DocsPath = ""
	config.OpenAPIPath = "/api/openapi"
	config.SchemasPath = "/api/schemas"
	config.CreateHooks = nil // no $schema field in answers
	config.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	// A value that may be absent travels as a number or null.
	config.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[run.Value](), reflect.TypeFor[*float64]())
	s := &Server{workspace: workspace, api: humago.New(mux, config), mux: mux, token: localToken}
	s.registerStatus()
	s.registerImports()
	s.registerJobs()
	s.registerQuarantine()
	s.registerFormats()
	s.registerProfit()
	s.registerQuery()
	s.registerTokens()
	s.registerReturns()
	s.registerOrders()
	s.registerWhy()
	s.registerCosts()
	s.registerRates()
	s.registerExports()
	s.registerRadar()
	s.registerPush()
	mux.HandleFunc("GET /api/", func(w http.ResponseWriter, r *http.Request) { // what the page's fallback must not answer
		writeProblem(w, problemOf(r.Context(), fault.New(fault.NotFound, "operation_unknown", fault.Args{"path": r.URL.Path})))
	})
	if web != nil {
		mux.Handle("GET /", page(web))
	}
	return s
}

// Handler is the whole server with its guards.
func (s *Server) Handler() http.Handler { return guard(withLanguage(s.bearer(s.mux))) }

// OpenAPI is the document that the web app's types are generated from.
func (s *Server) OpenAPI() *huma.OpenAPI { return s.api.OpenAPI() }

// body is the shape of every answer that is one JSON value.
type body[T any] struct{ Body T }

// get registers a reading operation.
func get[I, O any](s *Server, path, summary string, f func(context.Context, *I) (O, error)) {
	register(s, http.MethodGet, path, summary, f)
}

func register[I, O any](s *Server, method, path, summary string, f func(context.Context, *I) (O, error)) {
	huma.Register(s.api, huma.Operation{Method: method, Path: path, Summary: summary, OperationID: operationID(method, path),
		Errors: []int{http.StatusUnprocessableEntity, http.StatusNotFound, http.StatusConflict}},
		func(ctx context.Context, in *I) (*body[O], error) {
			out, err := f(ctx, in)
			if err != nil {
				return nil, problemOf(ctx, err)
			}
			return &body[O]{out}, nil
		})
}

// schemaName puts the room before the type's name, for rooms may use the same one: RunSubtotal.
// Those of this room and of app, which the surface is made of, go without.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch room := path.Base(t.PkgPath()); room {
	case "api", "app", ".", "huma":
		return name
	default:
		return strings.ToUpper(room[:1]) + room[1:] + name
	}
}

// operationID names an operation after its method and path: "get-imports", "post-imports-seq-undo".
func operationID(method, p string) string {
	parts := []string{strings.ToLower(method)}
	for part := range strings.SplitSeq(strings.TrimPrefix(p, "/api/"), "/") {
		parts = append(parts, strings.Trim(part, "{}"))
	}
	return strings.Join(parts, "-")
}

// page serves the built files, and index.html for every path of the router's own.
func page(web fs.FS) http.Handler {
	files := http.FileServerFS(web)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if info, err := fs.Stat(web, name); name == "" || err != nil || info.IsDir() {
			w.Header().Set("Cache-Control", "no-cache")
			http.ServeFileFS(w, r, web, "index.html")
			return
		}
		if strings.HasPrefix(name, "assets/") { // their names carry a hash of the content
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		files.ServeHTTP(w, r)
	})
}
