package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/i18n"
)

// word puts a file's problem into the reader's language.
func word(ctx context.Context, p *app.FileProblem) {
	if p == nil {
		return
	}
	key := p.Code
	if key == "format_unknown" && p.Args["nearest"] == nil {
		key = "format_like_none"
	}
	p.Detail = i18n.Text(langOf(ctx), key, p.Args)
}

func wordNotes(ctx context.Context, notes []app.Note) {
	for i := range notes {
		title := collect.NoteTitle(notes[i].Code)
		switch {
		case title.ZH == "":
			notes[i].Text = i18n.Text(langOf(ctx), notes[i].Code, nil)
		case langOf(ctx) == i18n.EN:
			notes[i].Text = title.EN
		default:
			notes[i].Text = title.ZH
		}
	}
}

func wordImports(ctx context.Context, entries []app.ImportEntry) {
	for i := range entries {
		wordNotes(ctx, entries[i].Notes)
	}
}

func schemaOf[T any](registry huma.Registry) *huma.Schema {
	return registry.Schema(reflect.TypeFor[T](), true, "")
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Warn("answer cut off", "err", err)
	}
}
