package duckdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup implements warehouse.Store. The copy is made by the engine: reading the file beside it
// would drop the lock that it has on the file.
func (s *Store) Backup(ctx context.Context, dir string) (err error) {
	to := filepath.Join(dir, filepath.Base(s.path))
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("warehouse: backup: %s: %w", to, os.ErrExist)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if _, err := s.write.ExecContext(ctx, "ATTACH "+literal(to)+" AS suanpan_backup"); err != nil {
		return fmt.Errorf("warehouse: backup: %w", err)
	}
	end := context.WithoutCancel(ctx)
	defer func() {
		_, detached := s.write.ExecContext(end, "DETACH suanpan_backup")
		if err = errors.Join(err, detached); err != nil {
			err = errors.Join(fmt.Errorf("warehouse: backup: %w", err), os.Remove(to))
		}
	}()
	var name string
	if err := s.write.QueryRowContext(ctx, "SELECT current_database()").Scan(&name); err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, "COPY FROM DATABASE "+quote(name)+" TO suanpan_backup")
	return err
}
