package sheet

import (
	"bytes"
	"context"
	"io"
)

// textSheets takes a blob as text: a page or delimited text.
func textSheets(ctx context.Context, b blob, inner string, sample []byte) ([]Sheet, error) {
	whole := len(sample) < sampleSize
	probes, err := probe(b, sample)
	if err != nil {
		return nil, err
	}
	encoding, bom, ok := guessEncoding(probes, whole)
	if !ok {
		return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "neither text nor a known container"}
	}
	info := Info{Container: CSV, Encoding: encoding, BOM: bom, Inner: inner}
	text := sampleText(sample, info)
	if looksLikeHTML(text) {
		return htmlSheets(ctx, b, info)
	}
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("<?xml")) {
		return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "XML; if it is a workbook, save it as .xlsx"}
	}
	info.Delimiter = guessDelimiter(text, whole)
	if info.Delimiter == '\t' {
		info.Container = TSV
	}
	return []Sheet{&textSheet{name: inner, blob: b, info: info, chunk: textChunk}}, nil
}

// probe adds lines from further on in a large file to its sample: the first lines of
// an export may all be ASCII when the rest is not.
func probe(b blob, sample []byte) ([]byte, error) {
	if b.at == nil || b.size <= int64(len(sample)) || bytes.IndexByte(sample, 0) >= 0 {
		return sample, nil
	}
	const probes, size = 8, 32 << 10
	out := bytes.Clone(sample[:bytes.LastIndexByte(sample, '\n')+1])
	if len(out) == 0 {
		return sample, nil
	}
	buf := make([]byte, size)
	step := (b.size - int64(len(sample))) / probes
	for i := range int64(probes) {
		n, err := readFull(io.NewSectionReader(b.at, int64(len(sample))+i*step, size), buf)
		if err != nil {
			return nil, err
		}
		lines := buf[:n]
		first, last := bytes.IndexByte(lines, '\n'), bytes.LastIndexByte(lines, '\n')
		if first < last {
			out = append(out, lines[first+1:last+1]...)
		}
	}
	return out, nil
}

// sampleText decodes a sample; what does not decode becomes U+FFFD.
func sampleText(sample []byte, info Info) []byte {
	if info.BOM {
		n := 2
		if info.Encoding == encUTF8 {
			n = 3
		}
		sample = sample[n:]
	}
	if d := newDecoder(info.Encoding); d != nil {
		if text, err := d.Bytes(sample); err == nil {
			sample = text
		}
	}
	return bytes.ToValidUTF8(sample, []byte("\uFFFD"))
}
