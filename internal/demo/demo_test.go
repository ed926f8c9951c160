package demo_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/demo"
)

func readTruth(t *testing.T, path string) demo.Truth {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var truth demo.Truth
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	return truth
}

// fingerprint of every file of a run, by path.
func fingerprint(t *testing.T, opt demo.Options) map[string]string {
	t.Helper()
	root := t.TempDir()
	if _, err := demo.Write(t.Context(), filepath.Join(root, "files"), opt, nil); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		sum := sha256.Sum256(b)
		rel, _ := filepath.Rel(root, path)
		out[rel] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSameSeedSameBytes(t *testing.T) {
	opt := demo.Options{Seed: 3, Days: 30, Lines: 2000}
	a, b := fingerprint(t, opt), fingerprint(t, opt)
	for path, sum := range a {
		if b[path] != sum {
			t.Errorf("%s differs between two runs of one seed", path)
		}
	}
	opt.Seed = 4
	c := fingerprint(t, opt)
	same := 0
	for path, sum := range a {
		if c[path] == sum {
			same++
		}
	}
	if same > len(a)/4 {
		t.Errorf("%d of %d files are the same for another seed", same, len(a))
	}
}

func TestOnlyAndTruthPath(t *testing.T) {
	root := t.TempDir()
	opt := demo.Options{Days: 10, Lines: 700, Only: []string{"douyin_orders_a"}, TruthPath: filepath.Join(root, "t.json")}
	m, err := demo.Write(t.Context(), filepath.Join(root, "files"), opt, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != 1 || m.Files[0].Format != "douyin_orders_a" {
		t.Errorf("files %+v", m.Files)
	}
	readTruth(t, opt.TruthPath)
}

func TestWriteOrders(t *testing.T) {
	var buf bytes.Buffer
	const lines = 12_345
	var last int64
	err := demo.WriteOrders(t.Context(), &buf, lines, demo.Options{Days: 40}, func(done, total int64) { last = done })
	if err != nil {
		t.Fatal(err)
	}
	rows, scan := -1, bufio.NewScanner(&buf)
	for scan.Scan() {
		rows++
	}
	if rows != lines || last != lines {
		t.Errorf("wrote %d rows, reported %d, want %d", rows, last, lines)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := demo.Write(ctx, t.TempDir(), small, func(done, _ int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestRefusesNonsense(t *testing.T) {
	for _, opt := range []demo.Options{{Days: 3}, {Days: 5000}, {Days: 30, Lines: 10}, {Days: 30, Lines: 1 << 40}} {
		if _, err := demo.Write(t.Context(), t.TempDir(), opt, nil); err == nil {
			t.Errorf("%+v was accepted", opt)
		}
	}
}
