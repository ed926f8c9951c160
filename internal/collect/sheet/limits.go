package sheet

import (
	"fmt"
	"io"
)

// What a file may cost at most.
const (
	maxRatio   = 250       // unpacked bytes per packed byte; exports reach about 50
	freeBytes  = 64 << 20  // bytes that may be unpacked at any ratio
	maxHeld    = 256 << 20 // bytes of a workbook that has to be held because it lies in an archive
	maxStrings = 512 << 20 // bytes of the shared strings of a workbook
	maxInner   = 1000      // files in an archive
	maxDepth   = 2         // archives within each other
	maxRows    = 1 << 20   // rows of a worksheet, as the format has it
	maxColumns = 1 << 14   // columns of a worksheet, as the format has it
)

// guard refuses a decompression bomb: a few KiB that unpack to many GiB.
type guard struct {
	io.ReadCloser
	name    string
	packed  func() int64 // bytes read of the packed form
	written int64
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.ReadCloser.Read(p)
	g.written += int64(n)
	if g.written > freeBytes && g.written/maxRatio > g.packed() {
		return n, &Error{Problem: TooLarge, Name: g.name, Detail: fmt.Sprintf("unpacks to more than %d times its size", maxRatio)}
	}
	if err != nil && err != io.EOF {
		err = &Error{Problem: Damaged, Name: g.name, Err: err}
	}
	return n, err
}
