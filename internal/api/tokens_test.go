package api_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/metrics"
)

// A token reads, writes nothing, is shown once and ends when it is revoked.
func TestTokensOnlyRead(t *testing.T) {
	s := stocked(t)
	var made app.NewReadToken
	if answer, text := s.do(t, http.MethodPost, "/api/tokens", `{"name": "BI"}`); answer.StatusCode != http.StatusOK {
		t.Fatalf("create: %s %s", answer.Status, text)
	} else if err := json.Unmarshal([]byte(text), &made); err != nil || !strings.HasPrefix(made.Secret, "suanpan_") || made.ID == "" {
		t.Fatalf("made %+v, %v", made, err)
	}
	ask := func(method, path, body, secret string) (int, string) {
		answer, text := s.do(t, method, path, body, "Authorization: Bearer "+secret)
		return answer.StatusCode, text
	}
	const question = `{"metrics": ["list_sales", "ad_cost"], "by": ["shop"], "where": "shop != \"三店\""}`
	for name, k := range map[string]struct {
		method, path, body, token string
		want                      int
	}{
		"asks":              {http.MethodGet, "/api/query?metrics=list_sales", "", made.Secret, http.StatusOK},
		"asks as JSON":      {http.MethodPost, "/api/query", question, made.Secret, http.StatusOK},
		"asks nonsense":     {http.MethodPost, "/api/query", `{"metrics": ["list_sales"], "where": "shop = 1"}`, made.Secret, http.StatusUnprocessableEntity},
		"changes":           {http.MethodPut, "/api/settings", `{}`, made.Secret, http.StatusForbidden},
		"makes another":     {http.MethodPost, "/api/tokens", `{"name": "x"}`, made.Secret, http.StatusForbidden},
		"looks for others":  {http.MethodGet, "/api/tokens", "", made.Secret, http.StatusForbidden},
		"guesses":           {http.MethodGet, "/api/query?metrics=list_sales", "", made.Secret + "x", http.StatusUnauthorized},
		"has its hash only": {http.MethodGet, "/api/metrics", "", made.ID, http.StatusUnauthorized},
	} {
		if got, text := ask(k.method, k.path, k.body, k.token); got != k.want {
			t.Errorf("%s: %d, want %d: %s", name, got, k.want, text)
		}
	}
	list := get[struct{ Tokens []app.Token }](t, s, "/api/tokens")
	if len(list.Tokens) != 1 || list.Tokens[0].Name != "BI" {
		t.Errorf("listed %+v", list)
	}
	if answer, text := s.do(t, http.MethodDelete, "/api/tokens/"+made.ID, ""); answer.StatusCode >= 300 {
		t.Errorf("revoke: %s %s", answer.Status, text)
	}
	if got, _ := ask(http.MethodGet, "/api/query?metrics=list_sales", "", made.Secret); got != http.StatusUnauthorized {
		t.Errorf("after revoking: %d", got)
	}
}

// A bad definition of the workspace is listed with file, line and reason, and the others work.
func TestMetricsOfTheWorkspace(t *testing.T) {
	s := stocked(t)
	dir := filepath.Join(s.workspace.Dir, "metrics")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	const text = `- {name: half, zh: 一半, en: Half, meaning: 一半, meaning_en: half, good: up, formula: list_sales / 2}
- {name: odd, zh: 怪, en: Odd, meaning: 怪, meaning_en: odd, good: up, formula: list_sales + orders}
`
	if err := os.WriteFile(filepath.Join(dir, "mine.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	list := get[struct {
		Metrics []metrics.Metric
		Refused []metrics.DefinitionError
	}](t, s, "/api/metrics")
	if len(list.Refused) != 1 || list.Refused[0].File != "mine.yaml" || list.Refused[0].Line != 2 || list.Refused[0].Reason == "" {
		t.Errorf("refused %+v", list.Refused)
	}
	result := get[struct{ Rows []struct{ Values []*float64 } }](t, s, "/api/query?metrics=half,third&formula="+url.QueryEscape("third=list_sales / 3")+"&where="+url.QueryEscape(`shop == "一店"`))
	if v := result.Rows[0].Values; *v[0] != 6500 || *v[1] != 4333 {
		t.Errorf("half %v, third %v", *v[0], *v[1])
	}
}
