package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// archive is what the workspace keeps of an imported sheet: its rows as CSV with the personal
// columns blank, compressed. It becomes visible under its final name only by keep.
type archive struct {
	*zstd.Encoder
	file  *os.File
	final string
}

// archivePath names what is kept of one sheet of a file.
func (w *Workspace) archivePath(sha, sheet string) string {
	if sheet != "" {
		sum := sha256.Sum256([]byte(sheet))
		sha += "-" + hex.EncodeToString(sum[:4])
	}
	return filepath.Join(w.Dir, filesDir, sha+".csv.zst")
}

func (w *Workspace) newArchive(sha, sheet string) (*archive, error) {
	final := w.archivePath(sha, sheet)
	f, err := os.OpenFile(final+".part", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("keep the file: %w", err)
	}
	encoder, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &archive{encoder, f, final}, nil
}

// keep makes the archive permanent.
func (a *archive) keep() error {
	if err := a.Encoder.Close(); err != nil {
		return fmt.Errorf("keep the file: %w", err)
	}
	if err := a.file.Sync(); err != nil {
		return fmt.Errorf("keep the file: %w", err)
	}
	if err := a.file.Close(); err != nil {
		return fmt.Errorf("keep the file: %w", err)
	}
	a.file = nil
	return os.Rename(a.final+".part", a.final)
}

// discard removes an archive that was not kept; after keep it does nothing.
func (a *archive) discard() {
	if a.file == nil {
		return
	}
	a.Encoder.Close()
	a.file.Close()
	os.Remove(a.final + ".part") // left-overs are overwritten by the next try
}

// keepOriginal copies the file as it is. Only for merchants who asked for it.
func (w *Workspace) keepOriginal(path, sha string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(filepath.Join(w.Dir, filesDir, sha+".original"), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// unpackArchive writes an archived sheet as plain CSV to a temporary file of the workspace;
// done removes it.
func (w *Workspace) unpackArchive(ctx context.Context, sha, sheet string) (path string, done func(), err error) {
	in, err := os.Open(w.archivePath(sha, sheet))
	if err != nil {
		return "", nil, fmt.Errorf("open the kept file: %w", err)
	}
	defer in.Close()
	decoder, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return "", nil, err
	}
	defer decoder.Close()
	out, err := os.CreateTemp(filepath.Join(w.Dir, filesDir), "unpacked-*.csv")
	if err != nil {
		return "", nil, err
	}
	done = func() { os.Remove(out.Name()) }
	_, err = io.Copy(out, contextReader{ctx, decoder})
	if err = errors.Join(err, out.Close()); err != nil {
		done()
		return "", nil, err
	}
	return out.Name(), done, nil
}

// contextReader ends reading when the context ends.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
