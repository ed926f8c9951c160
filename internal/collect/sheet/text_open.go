package sheet

import "bytes"

// sampleSize is how many bytes of a file are looked at to tell what it is.
const sampleSize = 256 << 10

// textSheets takes a blob as delimited text.
func textSheets(b blob, inner string, sample []byte) ([]Sheet, error) {
	whole := len(sample) < sampleSize
	name, bom, ok := guessEncoding(sample, whole)
	if !ok {
		return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "neither text nor a known container"}
	}
	info := Info{Container: CSV, Encoding: name, BOM: bom, Inner: inner}
	text := sampleText(sample, info)
	info.Delimiter = guessDelimiter(text, whole)
	if info.Delimiter == '\t' {
		info.Container = TSV
	}
	return []Sheet{&textSheet{name: inner, blob: b, info: info, chunk: textChunk}}, nil
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
