package sheet

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// problem opens data and says what is wrong with them, "" if nothing is.
func problem(data []byte) Problem {
	sheets, err := unpack(context.Background(), bytesBlob("test", data), "", 0)
	for _, s := range sheets {
		if err == nil {
			_, err = readAll(s, ReadOptions{Columns: []int{0}})
		}
	}
	bad := &Error{}
	errors.As(err, &bad)
	return bad.Problem
}

func TestContainers(t *testing.T) {
	csvText := "a,b\n1,2\n"
	page := "<table><tr><td>a</td></tr></table>"
	for _, c := range []struct {
		name  string
		data  []byte
		names []string
		kind  Container
	}{
		{"csv", []byte(csvText), []string{""}, CSV},
		{"tsv", []byte("a\tb\n1\t2\n"), []string{""}, TSV},
		{"html", []byte("\xEF\xBB\xBF \n" + page), []string{""}, HTML},
		{"two tables", []byte(page + "<table></table>" + page), []string{"table 1", "table 3"}, HTML},
		{"gzip", gzipOf(t, []byte(csvText)), []string{"gzip"}, CSV},
		{"zip", zipOf(t, file{"b/a.csv", csvText}, file{"__MACOSX/b/._a.csv", "x"}, file{"b/.DS_Store", "x"}, file{"b/", ""}), []string{"b/a.csv"}, CSV},
		{"details and totals", zipOf(t, file{"账单汇总.csv", csvText}, file{"账单明细.csv", csvText}, file{"c.csv", csvText}), []string{"账单明细.csv", "c.csv"}, CSV},
		{"totals alone", zipOf(t, file{"账单汇总.csv", csvText}), []string{"账单汇总.csv"}, CSV},
		{"a picture beside", zipOf(t, file{"a.png", "\x89PNG\r\n\x1a\n"}, file{"b.csv", csvText}), []string{"b.csv"}, CSV},
		{"zip in zip", zipOf(t, file{"in.zip", string(zipOf(t, file{"a.csv", csvText}))}), []string{"in.zip/a.csv"}, CSV},
		{"gzip in zip", zipOf(t, file{"a.csv.gz", string(gzipOf(t, []byte(csvText)))}), []string{"a.csv.gz"}, CSV},
		{"names in GBK", zipOf(t, file{"\xc3\xf7\xcf\xb8.csv", csvText}, file{"\xbb\xe3\xd7\xdc.csv", csvText}), []string{"明细.csv"}, CSV},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets := openBytes(t, c.name, c.data)
			var names []string
			for _, s := range sheets {
				names = append(names, s.Name())
				if s.Info().Container != c.kind {
					t.Errorf("%s is %s, want %s", s.Name(), s.Info().Container, c.kind)
				}
				agree(t, s)
			}
			if strings.Join(names, "|") != strings.Join(c.names, "|") {
				t.Errorf("sheets %q, want %q", names, c.names)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	encrypted := zipOf(t, file{"a.csv", "a,b"})
	encrypted[6] |= 1
	i := bytes.Index(encrypted, []byte("PK\x01\x02"))
	encrypted[i+8] |= 1
	deep := []byte("a,b\n")
	for range maxDepth + 2 {
		deep = zipOf(t, file{"a.zip", string(deep)})
	}
	cut := gzipOf(t, orders(3000, false))
	for name, c := range map[string]struct {
		data []byte
		want Problem
	}{
		"empty":           {nil, Empty},
		"pdf":             {[]byte("%PDF-1.7\n..."), Unsupported},
		"binary":          {bytes.Repeat([]byte{1, 2, 3, 0xFE}, 100), Unsupported},
		"zip of pictures": {zipOf(t, file{"a.png", "\x89PNG\r\n\x1a\n"}), NoTable},
		"page":            {[]byte("<html><body>请登录</body></html>"), NoTable},
		"password":        {encrypted, Encrypted},
		"broken zip":      {[]byte("PK\x03\x04 and nothing else"), Damaged},
		"deep":            {deep, NoTable},
		"2003 XML":        {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), Unsupported},
		"open document":   {zipOf(t, file{"content.xml", "<x/>"}, file{"META-INF/manifest.xml", "<x/>"}), Unsupported},
		"endless line":    {bytes.Repeat([]byte("abcdefg,"), maxRecord/2), RecordTooBig},
		"cut off":         {cut[:len(cut)/2], Damaged},
		"broken xls":      {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing else"), Damaged},
	} {
		if got := problem(c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// bomb is a zip entry of 128 MiB that packs to a few hundred KiB.
func bomb(name, begin, repeat string) file {
	return file{name, begin + strings.Repeat(repeat, (128<<20)/len(repeat))}
}

func TestBombs(t *testing.T) {
	zeros := "<row><c><v>" + strings.Repeat("0", 1000) + "</v></c></row>"
	for name, data := range map[string][]byte{
		"zip":     zipOf(t, bomb("a.csv", "a,b\n", ",,,,\n")),
		"gzip":    gzipOf(t, []byte(bomb("", "a,b\n", ",,,,\n").body)),
		"strings": zipOf(t, file{"xl/workbook.xml", bookXML}, file{"xl/worksheets/sheet1.xml", "<x/>"}, bomb("xl/sharedStrings.xml", "<sst>", "<si><t/></si>")),
		"sheet":   zipOf(t, file{"xl/workbook.xml", bookXML}, bomb("xl/worksheets/sheet1.xml", "<sheetData>", zeros)),
	} {
		if got := problem(data); got != TooLarge {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestStreamsStayBounded(t *testing.T) {
	// 64 MiB of CSV through gzip must not be held.
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	line := orders(1000, false)
	for range 64<<20/len(line) + 1 {
		if _, err := w.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s := openBytes(t, "a.zip", zipOf(t, file{"a.csv", string(line)}))[0]
	in := &textSheet{info: s.Info(), chunk: textChunk, blob: blob{name: "a", open: func() (io.ReadCloser, error) {
		return flate.NewReader(bytes.NewReader(packed.Bytes())), nil
	}}}
	var peak uint64
	err = in.Read(context.Background(), ReadOptions{Columns: []int{0}, WantText: true, Workers: 1}, func(b *Block) error {
		if b.Seq%16 == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
		return nil
	})
	if err != nil || peak > 64<<20 {
		t.Errorf("peak of %d MiB, %v", peak>>20, err)
	}
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "订单.csv")
	if err := os.WriteFile(path, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if book.Size() != 8 || book.SHA256() != "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470" {
		t.Errorf("%d bytes, %s", book.Size(), book.SHA256())
	}
	agree(t, book.Sheets[0])
	if err := book.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(context.Background(), path+"x"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := Open(context.Background(), filepath.Dir(path)); err == nil {
		t.Error("opened a directory")
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(cancelled, path); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
