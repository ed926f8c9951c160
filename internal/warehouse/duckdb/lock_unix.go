//go:build unix

package duckdb

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// lock takes the advisory lock that guards the store at path. DuckDB locks its file too, but only
// against other processes, and says so in prose only. The lock goes with the process that holds it.
func lock(path string) (release func() error, err error) {
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("warehouse: lock: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("%w: %s", warehouse.ErrLocked, path)
		}
		return nil, fmt.Errorf("warehouse: lock %s: %w", path, err)
	}
	return f.Close, nil
}
