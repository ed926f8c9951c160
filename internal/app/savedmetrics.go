package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics"
)

// savedMetrics is the file of definitions that the app writes itself, beside those of the user.
const savedMetrics = "saved.yaml"

// SavedMetrics are the metrics that were saved in the app, in the order of saving.
func (w *Workspace) SavedMetrics() ([]metrics.Definition, error) {
	text, err := os.ReadFile(filepath.Join(w.Dir, metricsDir, savedMetrics))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []metrics.Definition
	if err := yaml.Unmarshal(text, &all); err != nil {
		return nil, fault.New(fault.Conflict, "saved_metrics", fault.Args{"file": savedMetrics, "reason": err.Error()}).Because(err)
	}
	return all, nil
}

// SaveMetric adds a metric to the workspace, or replaces the saved one of that name. What cannot be asked
// afterwards, or would spoil another metric, is refused and nothing is changed.
func (w *Workspace) SaveMetric(d metrics.Definition) (*metrics.Metric, error) {
	w.library.saving.Lock()
	defer w.library.saving.Unlock()
	all, err := w.SavedMetrics()
	if err != nil {
		return nil, err
	}
	others := without(all, d.Name)
	known, _, err := w.catalogueWith(others)
	if err != nil {
		return nil, err
	}
	if d, err = known.Complete(d); err != nil {
		return nil, err
	}
	if at := slices.IndexFunc(all, func(m metrics.Definition) bool { return m.Name == d.Name }); at >= 0 {
		all[at] = d
	} else {
		all = append(all, d)
	}
	next, refused, err := w.catalogueWith(all)
	if err != nil {
		return nil, err
	}
	if spoiled := w.newly(refused); spoiled != nil {
		return nil, fault.New(fault.Invalid, "metric_refused_here", fault.Args{"metric": spoiled.Metric, "reason": spoiled.Reason})
	}
	if err := w.writeMetrics(all); err != nil {
		return nil, err
	}
	return next.Lookup(d.Name)
}

// DeleteMetric forgets a saved metric that no other is made of.
func (w *Workspace) DeleteMetric(name string) error {
	w.library.saving.Lock()
	defer w.library.saving.Unlock()
	all, err := w.SavedMetrics()
	if err != nil {
		return err
	}
	others := without(all, name)
	if len(others) == len(all) {
		return fault.New(fault.NotFound, "metric_not_saved", fault.Args{"metric": name})
	}
	_, refused, err := w.catalogueWith(others)
	if err != nil {
		return err
	}
	if spoiled := w.newly(refused); spoiled != nil {
		return fault.New(fault.Conflict, "metric_in_use", fault.Args{"metric": name, "by": spoiled.Metric})
	}
	return w.writeMetrics(others)
}

func without(all []metrics.Definition, name string) []metrics.Definition {
	return slices.DeleteFunc(slices.Clone(all), func(d metrics.Definition) bool { return d.Name == name })
}

// newly is the first definition that is refused now and was not before.
func (w *Workspace) newly(refused []*metrics.DefinitionError) *metrics.DefinitionError {
	before := w.RefusedMetrics()
	for _, d := range refused {
		if !slices.ContainsFunc(before, func(b *metrics.DefinitionError) bool { return b.File == d.File && b.Metric == d.Metric }) {
			return d
		}
	}
	return nil
}

// catalogueWith is what could be asked if these were the saved metrics.
func (w *Workspace) catalogueWith(saved []metrics.Definition) (*metrics.Catalogue, []*metrics.DefinitionError, error) {
	dir := filepath.Join(w.Dir, metricsDir)
	names, _, err := definitionFiles(dir)
	if err != nil {
		return nil, nil, err
	}
	text, err := yaml.Marshal(saved)
	if err != nil {
		return nil, nil, err
	}
	files := []metrics.File{{Name: savedMetrics, Text: text}}
	for _, name := range names {
		if strings.EqualFold(name, savedMetrics) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, nil, err
		}
		files = append(files, metrics.File{Name: name, Text: text})
	}
	next, refused := w.metrics.Catalogue().With(files...)
	return next, refused, nil
}

// writeMetrics replaces the file in one step.
func (w *Workspace) writeMetrics(all []metrics.Definition) error {
	dir := filepath.Join(w.Dir, metricsDir)
	text, err := yaml.Marshal(all)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	part := filepath.Join(dir, savedMetrics+".part")
	if err := os.WriteFile(part, text, 0o600); err != nil {
		return err
	}
	if err := os.Rename(part, filepath.Join(dir, savedMetrics)); err != nil {
		return fmt.Errorf("save metrics: %w", err)
	}
	return nil
}
