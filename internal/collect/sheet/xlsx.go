package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// workbook is an opened XLSX file. What its sheets share is read when first needed.
type workbook struct {
	parts   *parts
	strings func() (*stringTable, error)
	styles  func() (styles, error)
	epoch   bool // dates count from 1904
}

// parts are the files of an Office package, by lower-case name without leading slash.
type parts struct {
	name  string
	files map[string]*zip.File
}

func newPackage(name string, z *zip.Reader) *parts {
	p := &parts{name: name, files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		p.files[strings.ToLower(entryName(f))] = f
	}
	return p
}

func (p *parts) isWorkbook() bool {
	_, types := p.files["[content_types].xml"]
	_, book := p.files["xl/workbook.xml"]
	return types || book
}

func (p *parts) has(name string) bool { return p.files[strings.ToLower(name)] != nil }

// open returns a part's XML as UTF-8 and its unpacked size.
func (p *parts) open(name string) (io.ReadCloser, int64, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, 0, &Error{Problem: Damaged, Name: p.name, Detail: "lacks " + name}
	}
	in, err := zipBlob(p.name, f).open()
	if err != nil {
		return nil, 0, err
	}
	// A byte order mark decides; without one it is UTF-8.
	text := transform.NewReader(in, unicode.BOMOverride(transform.Nop))
	return readCloser{text, in}, int64(f.UncompressedSize64), nil
}

// each calls element for every start tag of a part.
func (p *parts) each(name string, element func(x *xmlScanner) error) error {
	in, _, err := p.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	x := newXMLScanner(in)
	for {
		t, err := x.next()
		if err != nil {
			return p.damaged(err)
		}
		if t == xmlEOF {
			return nil
		}
		if t == xmlStart {
			if err := element(x); err != nil {
				return err
			}
		}
	}
}

func (p *parts) damaged(err error) error {
	if errors.Is(err, errXMLToken) {
		return &Error{Problem: Damaged, Name: p.name, Err: err}
	}
	return err
}

// targets reads the relations of a part: their ids and the parts that they lead to.
func (p *parts) targets(part string) (byID map[string]string, byKind map[string]string, err error) {
	byID, byKind = map[string]string{}, map[string]string{}
	dir, base := path.Split(part)
	rels := dir + "_rels/" + base + ".rels"
	if !p.has(rels) {
		return byID, byKind, nil
	}
	err = p.each(rels, func(x *xmlScanner) error {
		if string(x.name) == "Relationship" {
			target := strings.ReplaceAll(x.attr("Target"), `\`, "/")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			byID[x.attr("Id")] = target
			byKind[path.Base(x.attr("Type"))] = target
		}
		return nil
	})
	return byID, byKind, err
}

// workbookSheets lists the sheets of an XLSX file.
func workbookSheets(p *parts, inner string) ([]Sheet, error) {
	book := "xl/workbook.xml"
	if !p.has(book) {
		_, kinds, err := p.targets("")
		if err != nil {
			return nil, err
		}
		if book = kinds["officeDocument"]; !strings.HasSuffix(book, ".xml") || !p.has(book) {
			return nil, &Error{Problem: Unsupported, Name: p.name, Detail: "an Office file that is not an XLSX workbook"}
		}
	}
	ids, kinds, err := p.targets(book)
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: p}
	dir := path.Dir(book)
	w.strings = sync.OnceValues(func() (*stringTable, error) {
		return readStrings(p, partOr(p, kinds["sharedStrings"], dir+"/sharedStrings.xml"))
	})
	w.styles = sync.OnceValues(func() (styles, error) {
		return readStyles(p, partOr(p, kinds["styles"], dir+"/styles.xml"))
	})
	var sheets []Sheet
	err = p.each(book, func(x *xmlScanner) error {
		switch string(x.name) {
		case "workbookPr":
			v := x.attr("date1904")
			w.epoch = v == "1" || v == "true"
		case "sheet":
			part := partOr(p, ids[x.attr("id")], dir+"/worksheets/sheet"+strconv.Itoa(len(sheets)+1)+".xml")
			if part == "" || strings.Contains(part, "/chartsheets/") {
				return nil
			}
			name := x.attr("name")
			if inner != "" {
				name = inner + "/" + name
			}
			state := x.attr("state")
			sheets = append(sheets, &gridSheet{name: name,
				info: Info{Container: XLSX, Inner: inner, Hidden: state == "hidden" || state == "veryHidden"},
				scan: func(ctx context.Context, g *gridWriter, progress func(done, total int64)) error {
					return w.scan(ctx, part, g, progress)
				}})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(sheets) == 0 {
		return nil, &Error{Problem: NoTable, Name: p.name}
	}
	return sheets, nil
}

// partOr is the first of the parts that exists, "" if none does.
func partOr(p *parts, names ...string) string {
	for _, name := range names {
		if name != "" && p.has(name) {
			return name
		}
	}
	return ""
}
