package app

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
)

// notTables are endings of files that lie beside exports in a merchant's folder and hold no table.
var notTables = []string{
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".ico", ".mp4", ".mov", ".mp3",
	".json", ".yaml", ".yml", ".md", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".log", ".exe", ".dmg", ".db",
}

// expand turns files and directories into the list of files below them, in name order. A path that is
// not there stays in the list, to be told of like every file that cannot be read, unless none is there.
func expand(ctx context.Context, paths []string) ([]string, error) {
	var files []string
	var missing error
	found := false
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			missing = fault.New(fault.NotFound, "file_missing", fault.Args{"path": p}).Because(err)
			files = append(files, p)
			continue
		}
		found = true
		if !info.IsDir() {
			files = append(files, p)
			continue
		}
		err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case ctx.Err() != nil:
				return ctx.Err()
			case d.IsDir() && path != p && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			case !d.IsDir() && maybeTable(path, d):
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", p, err)
		}
	}
	if !found && missing != nil {
		return nil, missing
	}
	return files, nil
}

// maybeTable leaves out of a directory what is no export: hidden files, the lock files of Office
// (~$x.xlsx), pictures and documents, and links to anything but a file.
func maybeTable(path string, d fs.DirEntry) bool {
	name := d.Name()
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || slices.Contains(notTables, strings.ToLower(filepath.Ext(name))) {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
