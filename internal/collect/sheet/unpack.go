package sheet

import (
	"bytes"
	"context"
)

// sampleSize is how many bytes of a file are looked at to tell what it is.
const sampleSize = 256 << 10

// unpack lists the sheets of a blob. inner is its path within an archive, "" for the
// file itself; depth counts the archives around it.
func unpack(ctx context.Context, b blob, inner string, depth int) ([]Sheet, error) {
	sample, err := b.head(sampleSize)
	if err != nil {
		return nil, err
	}
	switch {
	case len(sample) == 0:
		return nil, &Error{Problem: Empty, Name: b.name}
	case bytes.HasPrefix(sample, []byte("PK\x03\x04")), bytes.HasPrefix(sample, []byte("PK\x05\x06")):
		return zipSheets(ctx, b, inner, depth)
	case bytes.HasPrefix(sample, []byte("\x1F\x8B")):
		if depth >= maxDepth {
			return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "archives too deep within each other"}
		}
		in := gzipBlob(b)
		if inner == "" {
			inner = in.name
		}
		return unpack(ctx, in, inner, depth+1)
	case bytes.HasPrefix(sample, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return xlsSheets(b, inner)
	}
	if format := foreign(sample); format != "" {
		return nil, &Error{Problem: Unsupported, Name: b.name, Detail: format}
	}
	return textSheets(ctx, b, inner, sample)
}

// foreign names the formats that people drop by mistake, by their first bytes.
func foreign(sample []byte) string {
	for _, f := range [...]struct{ mark, format string }{
		{"%PDF-", "PDF"},
		{"Rar!\x1A\x07", "RAR archive"},
		{"7z\xBC\xAF\x27\x1C", "7z archive"},
		{"BZh", "bzip2 archive"},
		{"\xFD7zXZ\x00", "xz archive"},
		{"\x28\xB5\x2F\xFD", "zstd archive"},
		{"\x89PNG\r\n", "PNG picture"},
		{"\xFF\xD8\xFF", "JPEG picture"},
		{"GIF8", "GIF picture"},
		{"PAR1", "Parquet file"},
		{"SQLite format 3\x00", "SQLite database"},
		{"{\\rtf", "RTF document"},
		{"MIME-Version: 1.0", "web archive (MHTML)"},
	} {
		if bytes.HasPrefix(sample, []byte(f.mark)) {
			return f.format
		}
	}
	return ""
}
