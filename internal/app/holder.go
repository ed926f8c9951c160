package app

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Holder is the server that holds a workspace. Who can read the file may name local paths to it.
type Holder struct {
	URL   string `json:"url"`
	Token string `json:"token"`
	PID   int    `json:"pid"`
}

const holderFile = "server.json"

// NewToken makes a secret of 128 random bits.
func NewToken() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: crypto/rand ends the process instead
	return hex.EncodeToString(b[:])
}

// ReadHolder finds the server of a workspace, which may have died since.
func ReadHolder(dir string) (Holder, bool) {
	text, err := os.ReadFile(filepath.Join(dir, holderFile))
	if err != nil {
		return Holder{}, false
	}
	var h Holder
	return h, json.Unmarshal(text, &h) == nil && h.URL != ""
}

// Hold writes who serves the workspace; release takes that back.
func (w *Workspace) Hold(h Holder) (release func() error, err error) {
	h.PID = os.Getpid()
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(w.Dir, holderFile)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return nil, fmt.Errorf("note the server in the workspace: %w", err)
	}
	return func() error {
		if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}, nil
}
