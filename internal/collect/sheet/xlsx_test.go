package sheet

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

// file is an entry of an archive.
type file struct{ name, body string }

func zipOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	bookXML      = `<?xml version="1.0"?><workbook xmlns:r="x"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relsXML      = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>`
	stringsXML = `<sst><si><t>订单号</t></si><si><r><t xml:space="preserve">红 </t></r><r><rPr><b/></rPr><t>色</t></r><rPh sb="0" eb="1"><t>あか</t></rPh></si>` +
		`<si><t>a&amp;b &lt;&#x4e2d;&#20013;&gt; _x000D_line_x005F_x</t></si><si/><si><t><![CDATA[1 < 2]]></t></si></sst>`
	stylesXML = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
		`<numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.00_);[Red]\(#,##0.00\)"/><numFmt numFmtId="167" formatCode="&quot;day&quot; 0"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="21"/></cellXfs></styleSheet>`
)

// workbookOf is an XLSX file with one worksheet.
func workbookOf(t testing.TB, sheetData string) []byte {
	return zipOf(t, file{"[Content_Types].xml", contentTypes}, file{"xl/workbook.xml", bookXML}, file{"xl/_rels/workbook.xml.rels", relsXML},
		file{"xl/sharedStrings.xml", stringsXML}, file{"xl/styles.xml", stylesXML},
		file{"xl/worksheets/sheet1.xml", `<?xml version="1.0"?><worksheet><dimension ref="A1"/><sheetData>` + sheetData + `</sheetData><mergeCells/></worksheet>`})
}

func TestXLSXCells(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       [][]string
	}{
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v> 2 </v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>`,
			[][]string{{"订单号", "红 色", "a&b <中中> \rline_x", "", "1 < 2"}}},
		{"inline strings and broken references", `<row r="1"><c r="A" t="inlineStr"><is><t>a</t></is></c><c r="B" t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is></c></row><row><c r="A" t="inlineStr"><is><t>d</t></is></c></row>`,
			[][]string{{"a", "bc"}, {"d"}}},
		{"no references", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, [][]string{{"1", "2"}, {"3"}}},
		{"all the same reference", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>`, [][]string{{"1", "2"}, {"3"}}},
		{"gaps", `<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="A4"/><c r="B4" s="1"/></row><row r="5"><c r="A5"><v>2</v></c></row><row r="900000"/>`,
			[][]string{{}, {"", "", "1"}, {}, {}, {"2"}}},
		{"row known by its cells", `<row><c r="A3"><v>1</v></c></row><row><c r="B5"><v>2</v></c></row>`, [][]string{{}, {}, {"1"}, {}, {"", "2"}}},
		{"prefixes", `<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>`, [][]string{{"1"}}},
		{"numbers", `<row>` + numbers("12.5", "-0.1", "19.989999999999998", "0.10000000000000001", "1E-3", "1.5E3", "123456789012345", "6.930000000000001E+18", "6930000000000000001", "1e400", "text", "") + `</row>`,
			[][]string{{"12.5", "-0.1", "19.99", "0.1", "0.001", "1500", "123456789012345", "6.930000000000001E+18", "6.930000000000000001E+18", "1e400", "text"}}},
		{"dates", `<row><c s="1"><v>46174.425381944442</v></c><c s="2"><v>46174</v></c><c s="3"><v>1.0625</v></c><c s="4"><v>1234.5</v></c><c s="5"><v>3</v></c><c s="6"><v>0.5</v></c><c s="1"><v>-1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c t="d"><v>2026-06-01T10:12:33.000Z</v></c><c s="1"><v>46173.999999999</v></c></row>`,
			[][]string{{"2026-06-01 10:12:33", "2026-06-01 00:00:00", "25:30:00", "1234.5", "3", "12:00:00", "-1", "1900-02-28 00:00:00", "1900-03-01 00:00:00", "2026-06-01 10:12:33", "2026-06-01 00:00:00"}}},
		{"formulas, truth and errors", `<row><c t="str"><f>A1&amp;"x"</f><v>ab</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`,
			[][]string{{"ab", "2", "TRUE", "#N/A"}}},
		{"comments", `<!-- <row> --><row><?pi?><c><!-- x --><v>1</v></c></row>`, [][]string{{"1"}}},
		{"> in an attribute", `<row spans="1>2" r='1'><c r="A1"><v>1</v></c></row>`, [][]string{{"1"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets := openBytes(t, "a.xls", workbookOf(t, c.data))
			if got := agree(t, sheets[0]); !sameRows(got, blankAsWritten(c.want)) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

func numbers(values ...string) string {
	var b strings.Builder
	for _, v := range values {
		fmt.Fprintf(&b, "<c><v>%s</v></c>", v)
	}
	return b.String()
}

// blankAsWritten gives blank rows the one empty cell that Text writes for them.
func blankAsWritten(rows [][]string) [][]string {
	for i := range rows {
		if len(rows[i]) == 0 {
			rows[i] = []string{""}
		}
	}
	return rows
}

func TestWorkbook(t *testing.T) {
	book := `<workbook><workbookPr date1904="1"/><sheets><sheet name="说明" sheetId="5" state="hidden" r:id="rId9"/><sheet name="数据 &amp; 表" sheetId="7" r:id="rId8"/></sheets></workbook>`
	rels := `<Relationships><Relationship Id="rId8" Type="x/worksheet" Target="/xl/worksheets/b.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="worksheets\A.xml"/></Relationships>`
	sheet := func(v string) string {
		return `<worksheet><sheetData><row><c s="1"><v>` + v + `</v></c></row></sheetData></worksheet>`
	}
	data := zipOf(t, file{"xl/workbook.xml", book}, file{"xl/_rels/workbook.xml.rels", rels}, file{"xl/styles.xml", stylesXML},
		file{"xl/worksheets/a.xml", sheet("1")}, file{"xl/worksheets/b.xml", "\xEF\xBB\xBF" + sheet("44712.5")})
	sheets := openBytes(t, "b.xlsx", data)
	if len(sheets) != 2 || sheets[0].Name() != "说明" || !sheets[0].Info().Hidden || sheets[1].Name() != "数据 & 表" || sheets[1].Info().Hidden {
		t.Fatalf("sheets %+v", sheets)
	}
	if got := agree(t, sheets[1]); got[0][0] != "2026-06-01 12:00:00" {
		t.Errorf("date from 1904: %q", got)
	}

	inner := openBytes(t, "all.zip", zipOf(t, file{"店铺/b.xlsx", string(data)}, file{"c.csv", "a,b\n1,2\n"}))
	if len(inner) != 3 || inner[1].Name() != "店铺/b.xlsx/数据 & 表" || inner[2].Name() != "c.csv" {
		t.Fatalf("sheets %v %v", inner[1].Name(), inner[2].Name())
	}
}

func TestMissingParts(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want Problem
	}{
		"word":      {zipOf(t, file{"[Content_Types].xml", contentTypes}, file{"word/document.xml", "<x/>"}), Unsupported},
		"no sheets": {zipOf(t, file{"xl/workbook.xml", "<workbook/>"}), NoTable},
		"no cells":  {zipOf(t, file{"xl/workbook.xml", bookXML}), NoTable},
	} {
		if got := problem(c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
