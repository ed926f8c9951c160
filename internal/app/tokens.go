package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

// Token lets another program on this machine read. Only its hash is kept.
type Token struct {
	ID        string    `json:"id"`
	Name      string    `json:"name" doc:"what it is for"`
	CreatedAt time.Time `json:"created_at"`
}

// NewReadToken is a token with its secret, which is shown once.
type NewReadToken struct {
	Token
	Secret string `json:"secret" doc:"to be sent as Authorization: Bearer SECRET; it cannot be read again"`
}

const (
	tokensKey    = "tokens"
	tokenPrefix  = "suanpan_"
	tokenEntropy = 32 // bytes
)

// keptToken is a token as the records hold it. The secret is random and long, so a plain hash
// cannot be turned back.
type keptToken struct {
	Token
	Hash string `json:"hash"` // SHA-256 of the secret, hex
}

// Tokens lists the tokens, the oldest first.
func (w *Workspace) Tokens(ctx context.Context) ([]Token, error) {
	kept, err := w.keptTokens(ctx)
	all := make([]Token, len(kept))
	for i, k := range kept {
		all[i] = k.Token
	}
	return all, err
}

// CreateToken makes a token that may only read.
func (w *Workspace) CreateToken(ctx context.Context, name string) (NewReadToken, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return NewReadToken{}, fault.New(fault.Invalid, "token_name", nil)
	}
	secret := make([]byte, tokenEntropy)
	if _, err := rand.Read(secret); err != nil {
		return NewReadToken{}, err
	}
	made := NewReadToken{Secret: tokenPrefix + base64.RawURLEncoding.EncodeToString(secret)}
	hash := hashOf(made.Secret)
	made.Token = Token{ID: hash[:8], Name: name, CreatedAt: w.now().UTC().Truncate(time.Second)}
	w.tokens.Lock()
	defer w.tokens.Unlock()
	kept, err := w.keptTokens(ctx)
	if err != nil {
		return NewReadToken{}, err
	}
	return made, w.keepTokens(ctx, append(kept, keptToken{made.Token, hash}))
}

// RevokeToken makes a token worthless.
func (w *Workspace) RevokeToken(ctx context.Context, id string) error {
	w.tokens.Lock()
	defer w.tokens.Unlock()
	kept, err := w.keptTokens(ctx)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(kept), func(k keptToken) bool { return k.ID == id })
	if len(left) == len(kept) {
		return fault.New(fault.NotFound, "token_unknown", fault.Args{"id": id})
	}
	return w.keepTokens(ctx, left)
}

// MayRead says whether a secret is that of a token.
func (w *Workspace) MayRead(ctx context.Context, secret string) (bool, error) {
	kept, err := w.keptTokens(ctx)
	if err != nil {
		return false, err
	}
	hash, found := hashOf(secret), 0
	for _, k := range kept {
		found |= subtle.ConstantTimeCompare([]byte(k.Hash), []byte(hash))
	}
	return found == 1, nil
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

func (w *Workspace) keptTokens(ctx context.Context) ([]keptToken, error) {
	text, ok, err := w.records.Setting(ctx, tokensKey)
	if err != nil || !ok {
		return nil, err
	}
	var kept []keptToken
	if err := json.Unmarshal([]byte(text), &kept); err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	return kept, nil
}

func (w *Workspace) keepTokens(ctx context.Context, kept []keptToken) error {
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return w.records.PutSetting(ctx, tokensKey, string(text))
}
