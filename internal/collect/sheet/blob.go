package sheet

import (
	"errors"
	"io"
)

// blob is a sequence of bytes that can be read from its start any number of times: a
// file or a file within an archive.
type blob struct {
	name string // for messages
	size int64  // in the unit of the reader's bytes; 0 if unknown
	open func() (io.ReadCloser, error)
	at   io.ReaderAt // nil if the bytes are compressed
}

func fileBlob(name string, at io.ReaderAt, size int64) blob {
	return blob{name: name, size: size, at: at, open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(at, 0, size)), nil
	}}
}

// head returns the first n bytes, fewer only if the blob is shorter.
func (b blob) head(n int) ([]byte, error) {
	in, err := b.open()
	if err != nil {
		return nil, err
	}
	buf := make([]byte, n)
	have, err := readFull(in, buf)
	return buf[:have], errors.Join(err, in.Close())
}

// readFull is io.ReadFull without its use of io.ErrUnexpectedEOF, which a truncated
// archive also reports.
func readFull(in io.Reader, buf []byte) (have int, err error) {
	for have < len(buf) {
		n, err := in.Read(buf[have:])
		have += n
		if err == io.EOF {
			return have, nil
		}
		if err != nil {
			return have, err
		}
	}
	return have, nil
}
