package api_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/suanpan/suanpan/internal/api"
	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Every parameter narrows what it says it narrows, on the page and in the export.
func TestParametersNarrow(t *testing.T) {
	s := stocked(t)
	for query, want := range map[string]int64{
		"":                                  13700,
		"from=2026-09-11":                   3700,
		"to=2026-09-10":                     10000,
		"from=2026-09-10&to=2026-09-10":     10000,
		"from=2026-09-12&to=2026-09-13":     0,
		"filter=shop:一店":                    13000,
		"filter=shop:not:一店":                700,
		"filter=shop:一店&filter=sku:B":       3000,
		"filter=sku:in:A,B":                 13000,
		"filter=sku:contains:EV":            700,
		"currency=CNY":                      13700,
		"currency=USD":                      0,
		"from=2026-09-11&filter=shop:二店":    700,
		"filter=shop:二店&compare=previous":   700,
		"filter=platform:douyin&by=sku":     13700,
		"filter=platform:taobao&by=day":     0,
		"from=2026-09-11&to=2026-09-11&by=": 3700,
	} {
		path := "?" + escaped(query)
		if got := get[run.Statement](t, s, "/api/statement"+path).Components["list_sales"].Amount; got != want {
			t.Errorf("statement %s: %d, want %d", query, got, want)
		}
		if strings.Contains(query, "by=") {
			continue
		}
		result := get[struct{ Rows []struct{ Values []*float64 } }](t, s, "/api/query"+path+"&metrics=list_sales")
		got := 0.0
		if len(result.Rows) > 0 && result.Rows[0].Values[0] != nil {
			got = *result.Rows[0].Values[0]
		}
		if int64(got) != want {
			t.Errorf("query %s: %v, want %d", query, got, want)
		}
	}
	for path, want := range map[string]int{
		"/api/statement?by=sku": 3, "/api/statement?by=sku&top=1": 2, "/api/statement?by=day&from=2026-09-11": 1, "/api/statement?by=shop": 2,
	} {
		if got := get[run.Statement](t, s, path).Rows; len(got) != want {
			t.Errorf("%s: %d rows", path, len(got))
		}
	}
	if b := get[run.Statement](t, s, "/api/statement?from=2026-09-11&to=2026-09-11&compare=previous").Before; b == nil || b.Components["list_sales"].Amount != 10000 {
		t.Errorf("the day before: %+v", b)
	}
	for path, want := range map[string]int{
		"/api/orders": 3, "/api/orders?from=2026-09-11": 2, "/api/orders?shop=二店": 1, "/api/orders?sku=A": 1, "/api/orders?search=商品B": 1, "/api/orders?search=1": 1, "/api/orders?limit=2": 2, "/api/orders?limit=2&offset=2": 1,
	} {
		if got := get[app.OrderList](t, s, escaped(path)).Orders; len(got) != want {
			t.Errorf("%s: %d orders", path, len(got))
		}
	}
	for path, want := range map[string]int{"/api/skus": 3, "/api/skus?filter=shop:一店": 2, "/api/skus?from=2026-09-11": 2} {
		if got := get[struct{ SKUs []json.RawMessage }](t, s, escaped(path)).SKUs; len(got) != want {
			t.Errorf("%s: %d SKUs", path, len(got))
		}
	}
	for path, want := range map[string]int{"/api/coverage?from=2026-09-01&to=2026-09-30": 2, "/api/coverage?from=2026-09-10&to=2026-09-10": 1} {
		if got := get[struct{ Coverage []app.Coverage }](t, s, path).Coverage; len(got) != want {
			t.Errorf("%s: %d", path, len(got))
		}
	}
	for path, want := range map[string]int{
		"/api/export/orders.csv?shop=二店": 1, "/api/export/skus.csv?filter=shop:一店": 2, "/api/export/query.csv?metrics=list_sales&by=day&from=2026-09-11": 1,
		"/api/export/imports.csv": 2, "/api/export/costs.csv?missing=true": 3, "/api/export/costs.csv": 3,
	} {
		if got := csvRows(t, s, escaped(path)); len(got) != want+1 {
			t.Errorf("%s: %d rows: %v", path, len(got)-1, got)
		}
	}
}

func escaped(path string) string {
	return strings.NewReplacer("一店", url.QueryEscape("一店"), "二店", url.QueryEscape("二店"), "商品", url.QueryEscape("商品")).Replace(path)
}

func csvRows(t *testing.T, s *server, path string, headers ...string) [][]string {
	t.Helper()
	answer, text := s.do(t, "GET", path, "", headers...)
	if answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/csv") || !strings.Contains(answer.Header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("%s: %s %v %s", path, answer.Status, answer.Header, text)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

// A product called =HYPERLINK(…) stays text in whatever opens the file.
func TestExportsDefuseFormulas(t *testing.T) {
	s := stocked(t)
	for _, table := range []string{"orders", "skus", "costs"} {
		found := false
		for _, row := range csvRows(t, s, "/api/export/"+table+".csv") {
			for _, cell := range row {
				if strings.Contains(cell, "HYPERLINK") {
					found = true
					if !strings.HasPrefix(cell, "'=") {
						t.Errorf("%s.csv: %s", table, cell)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s.csv lacks the product", table)
		}
		answer, text := s.do(t, "GET", "/api/export/"+table+".xlsx", "", "Accept-Language: en")
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s.xlsx: %s", table, answer.Status)
		}
		book, err := excelize.OpenReader(bytes.NewReader([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		sheet := book.GetSheetName(0)
		rows, err := book.GetRows(sheet)
		if err != nil || len(rows) != 4 {
			t.Fatalf("%s.xlsx: %v %v", table, rows, err)
		}
		for r := range rows {
			for c := range rows[r] {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := book.GetCellFormula(sheet, cell); err != nil || formula != "" {
					t.Errorf("%s.xlsx %s is a formula: %s %v", table, cell, formula, err)
				}
			}
		}
	}
}

func TestProblemsInTheReadersLanguage(t *testing.T) {
	s := serve(t)
	for _, c := range []struct{ method, path, body, code, zh, en string }{
		{"GET", "/api/orders/nonsense", "", "order_unknown", "订单", "order"},
		{"GET", "/api/statement?filter=nonsense", "", "filter_unreadable", "nonsense", "nonsense"},
		{"GET", "/api/restatements?from=yesterday", "", "day_unreadable", "yesterday", "yesterday"},
		{"GET", "/api/statement?compare=nonsense", "", "bad_request", "请求", "request"},
		{"GET", "/api/query?metrics=nonsense", "", "", "", ""},
		{"GET", "/api/jobs/999", "", "job_unknown", "", ""},
		{"PUT", "/api/settings", `{"title":"x","currency":"CNY","zone":"Mars","day_start":0,"keep_originals":false}`, "zone_unknown", "Mars", "Mars"},
		{"POST", "/api/switch", `{"workspace":"nonsense"}`, "workspace_missing", "", ""},
		{"POST", "/api/formats", `{"name":"Nein!","title":"x","platform":"","table":"cost","map":{"a":"sku"}}`, "format_name", "", ""},
		{"POST", "/api/imports", `{}`, "bad_request", "", ""},
	} {
		details := map[string]string{}
		for lang, want := range map[string]string{"zh-CN,zh;q=0.9": c.zh, "en-GB": c.en} {
			answer, text := s.do(t, c.method, c.path, c.body, "Accept-Language: "+lang)
			if answer.StatusCode < 400 || answer.StatusCode >= 500 {
				t.Errorf("%s %s: %s %s", c.method, c.path, answer.Status, text)
				continue
			}
			p := problemOf(t, answer, text)
			if c.code != "" && p.Code != c.code || p.Code == "internal" || p.Detail == "" || p.Detail == p.Code || !strings.Contains(strings.ToLower(p.Detail), strings.ToLower(want)) {
				t.Errorf("%s %s in %s: %+v", c.method, c.path, lang, p)
			}
			details[p.Detail] = p.Code
		}
		if len(details) != 2 {
			t.Errorf("%s %s: the same in both languages: %v", c.method, c.path, details)
		}
	}
}

// Files dropped on the page go in by multipart; the job's events tell how it goes.
func TestUpload(t *testing.T) {
	s := serve(t)
	body, kind := form(t, map[string]string{"订单.csv": orders("1 A 100.00 2026-09-10"), "junk.csv": "a,b\n1,2\n"}, map[string]string{"shop": "二店"})
	answer, text := s.do(t, "POST", "/api/imports", body, kind, "Accept-Language: en")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s", answer.Status, text)
	}
	list := s.follow(t, text)
	for _, e := range list[:len(list)-1] {
		if e.State != "running" {
			t.Errorf("%+v before the end", e)
		}
	}
	var result app.ImportResult
	if err := json.Unmarshal(list[len(list)-1].Result, &result); err != nil || list[len(list)-1].State != "done" {
		t.Fatalf("%+v, %v", list[len(list)-1], err)
	}
	byName := map[string]app.FileResult{}
	for _, f := range result.Files {
		byName[f.Path] = f
	}
	if f := byName["订单.csv"]; f.Shop != "二店" || f.Added != 1 || f.Format != "douyin_orders_a" || f.Control["订单应付金额"].Imported != "100.00" {
		t.Errorf("%+v", f)
	}
	if p := byName["junk.csv"].Problem; p == nil || p.Code != "format_unknown" || p.Mapping == nil || !strings.Contains(p.Detail, "fits") && !strings.Contains(p.Detail, "format") {
		t.Errorf("%+v", p)
	}
	left, err := os.ReadDir(s.workspace.Dir + "/uploads")
	if err == nil && len(left) > 0 {
		t.Errorf("left over: %v", left)
	}

	body, kind = form(t, map[string]string{"订单.csv": orders("1 A 100.00 2026-09-10")}, nil)
	_, text = s.do(t, "POST", "/api/imports/preview", body, kind)
	var preview app.Preview
	if err := json.Unmarshal([]byte(text), &preview); err != nil || len(preview.Matches) != 1 || preview.Matches[0].Map["商家编码"] != "sku" || len(preview.Matches[0].Preview) != 1 {
		t.Errorf("preview: %s %v", text, err)
	}
	body, kind = form(t, nil, map[string]string{"shop": "二店"})
	if answer, text = s.do(t, "POST", "/api/imports", body, kind); answer.StatusCode != http.StatusUnprocessableEntity || problemOf(t, answer, text).Code != "no_files" {
		t.Errorf("no files: %s %s", answer.Status, text)
	}
	body, kind = form(t, map[string]string{"订单.csv": orders("1 A 100.00 2026-09-10")}, map[string]string{"shop": "二店"})
	if answer, text = s.do(t, "POST", "/api/imports", body[:len(body)/2], kind); answer.StatusCode != http.StatusUnprocessableEntity || problemOf(t, answer, text).Code != "upload_broken" {
		t.Errorf("a form cut off within a file: %s %s", answer.Status, text)
	}
	if answer, text = s.do(t, "POST", "/api/imports", body[:10], kind); answer.StatusCode != http.StatusUnprocessableEntity || problemOf(t, answer, text).Code != "upload_broken" {
		t.Errorf("half a form: %s %s", answer.Status, text)
	}
	if answer, text = s.do(t, "POST", "/api/imports/999/undo", ""); answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s", answer.Status, text)
	}
	if e := s.follow(t, text); e[len(e)-1].State != "failed" || e[len(e)-1].Problem.Code != "import_unknown" {
		t.Errorf("%+v", e[len(e)-1])
	}
}

// A file keeps its path within the folder it came in, and that path leads nowhere else.
func TestUploadKeepsFolders(t *testing.T) {
	s := serve(t)
	files := map[string]string{}
	for name, id := range map[string]string{"一店/2026-09/订单.csv": "1", "二店/2026-09/订单.csv": "2", "../../etc/../一店/x.csv": "3", `C:\一店\y.csv`: "4", "/一店/z.csv": "5"} {
		files[name] = orders(id + " A 100.00 2026-09-10")
	}
	body, kind := form(t, files, nil)
	_, text := s.do(t, "POST", "/api/imports", body, kind)
	events := s.follow(t, text)
	var result app.JobResult
	if err := json.Unmarshal(events[len(events)-1].Result, &result); err != nil {
		t.Fatal(err)
	}
	shops := map[string]string{}
	for _, f := range result.Files {
		shops[f.Path] = f.Shop + " " + f.ShopBy
	}
	want := map[string]string{"一店/2026-09/订单.csv": "一店 folder", "二店/2026-09/订单.csv": "二店 folder", "一店/x.csv": "一店 folder", "C:/一店/y.csv": "一店 folder", "一店/z.csv": "一店 folder"}
	if !maps.Equal(shops, want) {
		t.Errorf("%v, want %v", shops, want)
	}
	for _, e := range get[struct{ Imports []app.ImportEntry }](t, s, "/api/imports").Imports {
		if want[e.Path] == "" || strings.Contains(e.FileName, "/") {
			t.Errorf("%q is listed as %q", e.Path, e.FileName)
		}
	}
}

// Order lines of no platform would reach no statement: such a mapping is refused, with the reason.
func TestMappingNeedsItsPlatform(t *testing.T) {
	s := serve(t)
	format := func(platform, table string) string {
		return `{"name":"mine","title":"x","platform":"` + platform + `","table":"` + table + `","map":{"a":"sku"}}`
	}
	if answer, text := s.do(t, "POST", "/api/formats", format(" ", "order_line")); answer.StatusCode != http.StatusUnprocessableEntity || problemOf(t, answer, text).Code != "format_platform" {
		t.Errorf("order lines of no platform: %s %s", answer.Status, text)
	}
	for platform, table := range map[string]string{"other": "order_line", "": "cost"} {
		if answer, text := s.do(t, "POST", "/api/formats", format(platform, table)); answer.StatusCode != http.StatusOK {
			t.Errorf("%s of %q: %s %s", table, platform, answer.Status, text)
		}
	}
}

// The document that the web app's types come from is what the code says: make api.
func TestOpenAPIIsUpToDate(t *testing.T) {
	stored, err := os.ReadFile("../../web/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(api.New(&app.Workspace{}, nil, "").OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := json.Indent(&want, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	want.WriteByte('\n')
	if !bytes.Equal(stored, want.Bytes()) {
		t.Error("web/openapi.json is not what the code says; run: make api")
	}
}
