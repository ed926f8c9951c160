//go:build !unix

package duckdb

import (
	"errors"
	"fmt"
	"os"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// lock creates the file that marks the store at path as open. It can be removed only when
// nobody holds it, so one that a dead process left behind does not block.
func lock(path string) (release func() error, err error) {
	name := path + ".lock"
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", warehouse.ErrLocked, path)
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("warehouse: lock: %w", err)
	}
	return func() error { return errors.Join(f.Close(), os.Remove(name)) }, nil
}
