package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// metricsDir holds the user's own metrics, as YAML.
const metricsDir = "metrics"

// library is the built-in catalogue with the user's metrics, read anew whenever their files change.
type library struct {
	mu      sync.Mutex
	stamp   string // of the files that were read
	runner  *run.Runner
	refused []*metrics.DefinitionError
	saving  sync.Mutex // of the file that SaveMetric writes
}

// Metrics answers questions about the ledger and the facts.
func (w *Workspace) Metrics() *run.Runner {
	runner, _ := w.library.read(filepath.Join(w.Dir, metricsDir), w.metrics)
	return runner
}

// RefusedMetrics are the definitions of the user that cannot be used, with file, line and reason.
func (w *Workspace) RefusedMetrics() []*metrics.DefinitionError {
	_, refused := w.library.read(filepath.Join(w.Dir, metricsDir), w.metrics)
	return refused
}

func (l *library) read(dir string, base *run.Runner) (*run.Runner, []*metrics.DefinitionError) {
	l.mu.Lock()
	defer l.mu.Unlock()
	names, stamp, err := definitionFiles(dir)
	if l.runner != nil && stamp == l.stamp && err == nil {
		return l.runner, l.refused
	}
	l.stamp, l.runner, l.refused = stamp, base, nil
	if err != nil {
		l.refused = []*metrics.DefinitionError{{File: dir, Reason: err.Error()}}
	}
	var files []metrics.File
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			l.refused = append(l.refused, &metrics.DefinitionError{File: name, Reason: err.Error()})
			continue
		}
		files = append(files, metrics.File{Name: name, Text: text})
	}
	if len(files) > 0 {
		catalogue, refused := base.Catalogue().With(files...)
		l.runner, l.refused = base.With(catalogue), append(l.refused, refused...)
	}
	return l.runner, l.refused
}

// definitionFiles lists the YAML files of a directory, which need not exist, and a stamp that
// differs after every change of them.
func definitionFiles(dir string) (names []string, stamp string, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		if e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, "", err
		}
		names = append(names, e.Name())
		stamp += fmt.Sprintf("%s %d %d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
	}
	return names, stamp, nil
}
