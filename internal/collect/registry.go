package collect

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed formats/*.yaml
var embedded embed.FS

// Registry holds every spec: the built-in ones and the workspace's own.
type Registry struct {
	specs []*Spec
}

// LoadRegistry reads the built-in specs and those of userDir ("" or a directory that does not
// exist: none). A user's spec replaces a built-in one of the same name, and wins over built-in
// ones that recognise the same file. A broken user spec is an error that names its file.
func LoadRegistry(userDir string) (*Registry, error) {
	builtin, err := fs.Sub(embedded, "formats")
	if err != nil {
		return nil, fmt.Errorf("collect: %w", err)
	}
	r := &Registry{}
	if r.specs, err = readSpecs(builtin, false); err != nil {
		return nil, err
	}
	if userDir == "" {
		return r, nil
	}
	own, err := readSpecs(os.DirFS(userDir), true)
	if err != nil {
		return nil, err
	}
	for _, s := range own {
		r.Add(s)
	}
	return r, nil
}

// Add puts a user's spec into the registry, in place of one with the same name.
func (r *Registry) Add(s *Spec) {
	s.User = true
	if i := slices.IndexFunc(r.specs, func(x *Spec) bool { return x.Name == s.Name }); i >= 0 {
		r.specs[i] = s
		return
	}
	r.specs = append(r.specs, s)
}

// Specs returns all specs by name.
func (r *Registry) Specs() []*Spec {
	specs := slices.Clone(r.specs)
	slices.SortFunc(specs, func(a, b *Spec) int { return strings.Compare(a.Name, b.Name) })
	return specs
}

// Lookup finds a spec by name.
func (r *Registry) Lookup(name string) (*Spec, bool) {
	i := slices.IndexFunc(r.specs, func(s *Spec) bool { return s.Name == name })
	if i < 0 {
		return nil, false
	}
	return r.specs[i], true
}

func readSpecs(dir fs.FS, user bool) ([]*Spec, error) {
	files, err := fs.Glob(dir, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("collect: %w", err)
	}
	var specs []*Spec
	for _, f := range files {
		text, err := fs.ReadFile(dir, f)
		if err != nil {
			if user && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			return nil, fmt.Errorf("collect: %w", err)
		}
		s, err := ParseSpec(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(f), err)
		}
		s.User = user
		specs = append(specs, s)
	}
	return specs, nil
}
