package sheet

import (
	"context"
)

// unpack lists the sheets of a blob. inner is its path within an archive, "" for the
// file itself; depth counts the archives around it.
func unpack(ctx context.Context, b blob, inner string, depth int) ([]Sheet, error) {
	sample, err := b.head(sampleSize)
	if err != nil {
		return nil, err
	}
	if len(sample) == 0 {
		return nil, &Error{Problem: Empty, Name: b.name}
	}
	return textSheets(b, inner, sample)
}
