package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestQuotes is the rules of doc.go, one by one.
func TestQuotes(t *testing.T) {
	long := strings.Repeat("x\n", maxSpan/2+1)
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"plain", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"no last line break", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"windows", "a,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"last return", "a,b\r\n1,2\r", [][]string{{"a", "b"}, {"1", "2"}}},
		{"blank lines count", "a,b\n\n\r\n1,2\n\n", [][]string{{"a", "b"}, {}, {}, {"1", "2"}, {}}},
		{"empty cells", ",\n,,\n", [][]string{{"", ""}, {"", "", ""}}},
		{"quoted", `"a","b ""x"""` + "\n\"1,2\",\"3\n4\"\n", [][]string{{"a", `b "x"`}, {"1,2", "3\n4"}}},
		{"quoted windows break", "\"1\r\n2\",3\r\n4,5\r\n", [][]string{{"1\r\n2", "3"}, {"4", "5"}}},
		{"quoted empty", "\"\",\"\"\n", [][]string{{"", ""}}},
		{"only a quoted blank", "a\n\"\"\nb\n", [][]string{{"a"}, {""}, {"b"}}},
		{"bare quote", "15\" 屏,b\nc,d\n", [][]string{{`15" 屏`, "b"}, {"c", "d"}}},
		{"excel text", "=\"0012\",b\n=\"0013\",d\n", [][]string{{`="0012"`, "b"}, {`="0013"`, "d"}}},
		{"stray, closed on its line", "\"a \"big\" one\",b\nc,d\n", [][]string{{`a "big" one`, "b"}, {"c", "d"}}},
		{"quoted word first", "\"大码\"连衣裙,b\n\"c\",d\n", [][]string{{`"大码"连衣裙`, "b"}, {"c", "d"}}},
		{"never closed", "\"a,b\nc,d\ne,f\n", [][]string{{`"a`, "b"}, {"c", "d"}, {"e", "f"}}},
		{"never closed, later strays", "\"a,b\nc 15\" x,d\ne,f\n", [][]string{{`"a`, "b"}, {`c 15" x`, "d"}, {"e", "f"}}},
		{"too long to be one cell", "\"a,b\n" + long + "\"z\",1\n",
			append(append([][]string{{`"a`, "b"}}, rows("x", maxSpan/2+1)...), []string{"z", "1"})},
		{"return within", "a\rb,c\n", [][]string{{"a\rb", "c"}}},
		{"two returns", "a,b\r\r\n\"c\"\r\r\nd\n", [][]string{{"a", "b\r"}, {"\"c\"\r"}, {"d"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, chunk := range []int{1 + len(c.text)/100, 7 + len(c.text)/50, textChunk} {
				s := &textSheet{blob: bytesBlob(c.name, []byte(c.text)), chunk: chunk, info: Info{Encoding: encUTF8, Delimiter: ','}}
				head, err := s.Head(1 << 20)
				if err != nil || !sameRows(head, c.want) {
					t.Fatalf("chunk %d: %.200q, %v, want %.200q", chunk, head, err, c.want)
				}
				agree(t, s)
			}
		})
	}
}

func rows(cell string, n int) [][]string {
	out := make([][]string, n)
	for i := range out {
		out[i] = []string{cell}
	}
	return out
}

func TestManyStrayQuotesStayCheap(t *testing.T) {
	text := bytes.Repeat([]byte(`,""a`), 1<<18)
	s := openBytes(t, "a.csv", text)[0]
	head, err := s.Head(1)
	if err != nil || len(head) != 1 || len(head[0]) != 1<<18+1 {
		t.Fatalf("%d cells, %v", len(head[0]), err)
	}
}

func TestDelimiters(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       byte
	}{
		{"comma", "a,b,c\n1,2,3\n", ','},
		{"tab", "a\tb\tc\n1,5\t2\t3\n", '\t'},
		{"semicolon with decimal commas", "a;b;c\n1,5;2,5;x\n1,5;2;y\n", ';'},
		{"preamble", "#账务明细\n#账号：[1;2;3;4]\n#起始\ta\n流水号,金额,备注\n1\t,2\t,x\t\n2\t,2\t,x\t\n", ','},
		{"tabs that keep digits", "a,b,c\n1\t,2\t,3\t\n4\t,5\t,6\t\n", ','},
		{"tabs before digits", "a,b,c\n\t1,\t2,\t3\n\t4,\t5,\t6\n", ','},
		{"quoted tabs", "\"a\",\"b\"\n\"1\t\",\"2\t\"\n\"1\t\",\"2\t\"\n", ','},
		{"declared", "sep=;\na,b;c,d\n", ';'},
		{"one column", "a\nb\n", ','},
		{"line breaks in cells", "a;b\n\"1,\n,2\";3\n\"1,\n,2\";3\n", ';'},
	} {
		if got := openBytes(t, c.name, []byte(c.text))[0].Info().Delimiter; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

const (
	chineseText  = "订单编号,商品名称,备注\n6930000000000000001\t,夏季纯棉宽松短袖T恤，男女同款,\"第一行\n第二行\"\n6930000000000000002\t,儿童袜子5双装,无\n"
	japaneseText = "注文番号,商品名,価格\n250-1234567-1234567,綿のＴシャツ　メンズ,1980\n250-1234567-1234568,靴下５足セット,980\n"
	westernText  = "Artikel;Größe;Preis\nHemd für Männer;groß;12,50\nÜbergröße Jäckchen;süß;9,90\n"
)

func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		encoding, bom, text string
	}{
		{encUTF8, "", chineseText}, {encUTF8, "\xEF\xBB\xBF", chineseText}, {encUTF8, "", japaneseText}, {encUTF8, "", westernText},
		{encGB18030, "", chineseText}, {encSJIS, "", japaneseText}, {encLatin, "", westernText},
		{encUTF16LE, "\xFF\xFE", chineseText}, {encUTF16BE, "\xFE\xFF", chineseText},
		{encUTF16LE, "", chineseText}, {encUTF16BE, "", chineseText}, {encUTF16LE, "", westernText},
		{encGB18030, "", "店铺,金额\n旗舰店,1.00\n"}, {encGB18030, "", "a,b\n1,测试\n"}, {encGB18030, "", "名称,备注\n囍𠮷,㐀\n价格,退款成功\n"},
		{encSJIS, "", "注文番号,金額,商品\n1,200,東京土産\n"},
		{encLatin, "", "name,city\nJosé,Málaga\n"},
	} {
		raw, err := io.ReadAll(encodeAs(c.encoding, strings.NewReader(c.text)))
		if err != nil {
			t.Fatal(err)
		}
		s := openBytes(t, c.encoding, append([]byte(c.bom), raw...))[0]
		if info := s.Info(); info.Encoding != c.encoding || info.BOM != (c.bom != "") {
			t.Errorf("%s %.20q: taken for %+v", c.encoding, c.text, info)
			continue
		}
		want := reread(t, []byte(c.text), s.Info().Delimiter)
		if got := agree(t, s); !sameRows(got, want) {
			t.Errorf("%s: %q, want %q", c.encoding, got, want)
		}
	}
}

func TestLateEncoding(t *testing.T) {
	// Nothing in the first MiB tells GB18030 from ASCII.
	text := strings.Repeat("1234567,abc,10.00\n", 1<<16) + strings.Repeat("1234568,夏季纯棉宽松短袖,10.00\n", 1<<16)
	raw, err := io.ReadAll(encodeAs(encGB18030, strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	s := openBytes(t, "late.csv", raw)[0]
	if got := s.Info().Encoding; got != encGB18030 {
		t.Fatalf("taken for %s", got)
	}
}

func TestDamagedBytesAreCounted(t *testing.T) {
	text := strings.Repeat("名称,价格\n", 50) + "\xff\xfe,1\n" + strings.Repeat("名称,价格\n", 50)
	s := &textSheet{blob: bytesBlob("x", []byte(text)), chunk: textChunk, info: Info{Encoding: encUTF8, Delimiter: ','}}
	c, err := readAll(s, ReadOptions{Columns: []int{0}, WantText: true})
	if err != nil {
		t.Fatal(err)
	}
	if c.damaged != 1 || c.rows[50][0] != "\uFFFD" || c.rows[51][0] != "名称" {
		t.Errorf("%d damaged rows, %q", c.damaged, c.rows[49:52])
	}
}

func TestReadDeliversWhatIsAskedFor(t *testing.T) {
	s := openBytes(t, "a.csv", []byte("标题\n姓名,电话,金额,\"备注\"\n张三,138,1.50,\"a,\"\"b\"\n李四,139,2.50\n"))[0]
	var done, total int64
	c, err := readAll(s, ReadOptions{From: 3, Columns: []int{3, 2, 9}, Redact: []int{1, 0, 7, -1}, WantText: true,
		Progress: func(d, t int64) { done, total = d, t }})
	if err != nil {
		t.Fatal(err)
	}
	if want := ",,1.50,\"a,\"\"b\"\n,,2.50\n"; string(c.text) != want {
		t.Errorf("Text %q, want %q", c.text, want)
	}
	if c.rows[0][0] != `a,"b` || c.rows[0][1] != "1.50" {
		t.Errorf("cells %q", c.rows)
	}
	if done != total || total != 77 {
		t.Errorf("progress %d of %d", done, total)
	}
}

func TestReadStops(t *testing.T) {
	s := openBytes(t, "a.csv", orders(20_000, false))[0]
	stop := errors.New("enough")
	if err := s.Read(context.Background(), ReadOptions{Workers: 3}, func(*Block) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error of the receiver: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if err := s.Read(ctx, ReadOptions{}, func(*Block) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
