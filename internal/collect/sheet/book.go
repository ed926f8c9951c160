package sheet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Book is an opened file.
type Book struct {
	Sheets []Sheet // in the file's order, hidden ones too

	file   *os.File
	size   int64
	sha256 string
}

// Size is the file's size in bytes.
func (b *Book) Size() int64 { return b.size }

// SHA256 is the hash of the file's bytes in lower-case hexadecimal.
func (b *Book) SHA256() string { return b.sha256 }

// Close closes the file; its sheets cannot be read any more.
func (b *Book) Close() error { return b.file.Close() }

// Open finds out what a file is and lists its sheets. It reads the whole file once,
// for its hash, but holds none of it.
func Open(ctx context.Context, path string) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening file: %w", err)
	}
	b := &Book{file: f}
	if err := b.open(ctx, filepath.Base(path)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

func (b *Book) open(ctx context.Context, name string) error {
	stat, err := b.file.Stat()
	if err != nil {
		return fmt.Errorf("opening file: %w", err)
	}
	if !stat.Mode().IsRegular() {
		return &Error{Problem: Unsupported, Name: name, Detail: "not a regular file"}
	}
	b.size = stat.Size()
	if b.sha256, err = hash(ctx, io.NewSectionReader(b.file, 0, b.size)); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	b.Sheets, err = unpack(ctx, fileBlob(name, b.file, b.size), "", 0)
	return err
}

func hash(ctx context.Context, in io.Reader) (string, error) {
	h := sha256.New()
	buf := make([]byte, 1<<20)
	for {
		n, err := in.Read(buf)
		h.Write(buf[:n])
		if err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
}
