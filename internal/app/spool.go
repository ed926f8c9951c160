package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Spool holds uploaded files while they are read. It lies in the workspace, readable to its
// owner only, and is gone when the import ends or the workspace is next opened.
type Spool struct{ dir string }

// SpoolDir makes an empty spool.
func (w *Workspace) SpoolDir() (*Spool, error) {
	parent := filepath.Join(w.Dir, uploadsDir)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return nil, fmt.Errorf("spool: %w", err)
	}
	dir, err := os.MkdirTemp(parent, "")
	if err != nil {
		return nil, fmt.Errorf("spool: %w", err)
	}
	return &Spool{dir}, nil
}

// Write keeps one file and says where.
func (s *Spool) Write(content io.Reader) (path string, err error) {
	f, err := os.CreateTemp(s.dir, "")
	if err != nil {
		return "", fmt.Errorf("spool: %w", err)
	}
	_, err = io.Copy(f, content)
	return f.Name(), errors.Join(err, f.Close())
}

// Remove deletes the spool. What cannot be deleted now is when the workspace is next opened.
func (s *Spool) Remove() { os.RemoveAll(s.dir) }
