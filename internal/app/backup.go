package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/suanpan/suanpan/internal/fault"
)

// Backup writes a consistent copy of the workspace into dir, which must be empty or new.
// The copy is itself a workspace.
func (w *Workspace) Backup(ctx context.Context, dir string) error {
	if err := emptyDir(dir); err != nil {
		return err
	}
	if err := w.store.Backup(ctx, dir); err != nil {
		return fmt.Errorf("back up facts: %w", err)
	}
	if err := w.records.Backup(ctx, filepath.Join(dir, recordsFile)); err != nil {
		return fmt.Errorf("back up records: %w", err)
	}
	for _, name := range []string{keyFile, filesDir, formatsDir} {
		if err := copyTree(ctx, filepath.Join(w.Dir, name), filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("back up %s: %w", name, err)
		}
	}
	return nil
}

// Restore copies a backup to dir, which must be empty or new, and opens it once to see that it is whole.
func Restore(ctx context.Context, backup, dir string, opt Options) error {
	if !Exists(backup) {
		return fault.New(fault.NotFound, "workspace_missing", fault.Args{"dir": backup})
	}
	if err := emptyDir(dir); err != nil {
		return err
	}
	if err := copyTree(ctx, backup, dir); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	w, err := Open(ctx, dir, opt)
	if err != nil {
		return err
	}
	return w.Close()
}

func emptyDir(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Invalid, "workspace_unusable", fault.Args{"dir": dir}).Because(err)
	}
	if len(entries) > 0 {
		return fault.New(fault.Conflict, "workspace_not_empty", fault.Args{"dir": dir})
	}
	return os.MkdirAll(dir, 0o700)
}

// copyTree copies a file or directory; one that does not exist is nothing to copy.
func copyTree(ctx context.Context, from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == from {
			return nil
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		return copyFile(path, target)
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
