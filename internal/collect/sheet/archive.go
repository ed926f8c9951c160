package sheet

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// zipSheets lists the sheets of an archive: of the workbook that it is, or of the
// files that it holds.
func zipSheets(ctx context.Context, b blob, inner string, depth int) ([]Sheet, error) {
	at, size := b.at, b.size
	if at == nil {
		held, err := hold(b)
		if err != nil {
			return nil, err
		}
		at, size = bytes.NewReader(held), int64(len(held))
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, &Error{Problem: Damaged, Name: b.name, Err: err}
	}
	parts := newPackage(b.name, z)
	if parts.isWorkbook() {
		return workbookSheets(parts, inner)
	}
	if parts.has("content.xml") && parts.has("META-INF/manifest.xml") {
		return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "OpenDocument; save it as .xlsx"}
	}
	return innerSheets(ctx, b.name, z, inner, depth)
}

func innerSheets(ctx context.Context, name string, z *zip.Reader, inner string, depth int) ([]Sheet, error) {
	if depth >= maxDepth {
		return nil, &Error{Problem: Unsupported, Name: name, Detail: "archives too deep within each other"}
	}
	if len(z.File) > maxInner {
		return nil, &Error{Problem: TooLarge, Name: name, Detail: fmt.Sprintf("more than %d files", maxInner)}
	}
	var sheets []Sheet
	var skipped error
	for _, f := range tables(z) {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		p := entryName(f)
		found, err := unpack(ctx, zipBlob(p, f), path.Join(inner, p), depth+1)
		var bad *Error
		if errors.As(err, &bad) && (bad.Problem == Unsupported || bad.Problem == Empty || bad.Problem == NoTable) {
			skipped = err // a note or a picture beside the tables
			continue
		}
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, found...)
	}
	if len(sheets) == 0 {
		return nil, &Error{Problem: NoTable, Name: name, Err: skipped}
	}
	return sheets, nil
}

// tables chooses the files of an archive that may hold rows. Bills come as 明细
// (details) beside 汇总 (totals of the same): only the details are taken then.
func tables(z *zip.Reader) []*zip.File {
	var files []*zip.File
	details := false
	for _, f := range z.File {
		p := entryName(f)
		base := path.Base(p)
		if f.FileInfo().IsDir() || f.UncompressedSize64 == 0 || strings.HasPrefix(base, ".") ||
			strings.HasPrefix(base, "~$") || strings.Contains("/"+p, "/__MACOSX/") {
			continue
		}
		details = details || strings.Contains(base, "明细")
		files = append(files, f)
	}
	if !details {
		return files
	}
	kept := files[:0]
	for _, f := range files {
		if base := path.Base(entryName(f)); strings.Contains(base, "明细") || !strings.Contains(base, "汇总") {
			kept = append(kept, f)
		}
	}
	return kept
}

// entryName is the name of a file in an archive; Windows writes GBK without saying so.
func entryName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if s, err := newDecoder(encGB18030).String(name); err == nil {
			name = s
		}
	}
	return strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
}

func zipBlob(name string, f *zip.File) blob {
	return blob{name: name, size: int64(f.UncompressedSize64), open: func() (io.ReadCloser, error) {
		if f.Flags&1 != 0 {
			return nil, &Error{Problem: Encrypted, Name: name}
		}
		in, err := f.Open()
		if err != nil {
			return nil, &Error{Problem: Damaged, Name: name, Err: err}
		}
		packed := int64(f.CompressedSize64)
		return &guard{ReadCloser: in, name: name, packed: func() int64 { return packed }}, nil
	}}
}

// gzipBlob is the file in a gzip file. Nothing says reliably how large it is unpacked.
func gzipBlob(b blob) blob {
	name := strings.TrimSuffix(strings.TrimSuffix(b.name, ".gz"), ".GZ")
	return blob{name: name, open: func() (io.ReadCloser, error) {
		raw, err := b.open()
		if err != nil {
			return nil, err
		}
		count := &meter{in: raw, report: func(int64, int64) {}}
		in, err := gzip.NewReader(count)
		if err != nil {
			return nil, errors.Join(&Error{Problem: Damaged, Name: name, Err: err}, raw.Close())
		}
		return &guard{ReadCloser: readCloser{in, raw}, name: name, packed: func() int64 { return count.done }}, nil
	}}
}

// hold reads a blob into memory, for formats that cannot be read from start to end.
func hold(b blob) ([]byte, error) {
	in, err := b.open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxHeld+1))
	if err := errors.Join(err, in.Close()); err != nil {
		return nil, err
	}
	if len(data) > maxHeld {
		return nil, &Error{Problem: TooLarge, Name: b.name, Detail: fmt.Sprintf("more than %d MiB in an archive; unpack it first", maxHeld>>20)}
	}
	return data, nil
}
