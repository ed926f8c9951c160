// Package sums keeps the views and tables that metric sources read beside the ledger: facts of one
// kind with a business day, dimensions under the names that the ledger uses, "" where a value is
// unknown, and measures that can be added up. Each file of models says its purpose and grain.
package sums

import (
	"context"
	"embed"
	"fmt"
	"strings"

	"github.com/suanpan/suanpan/internal/warehouse"
)

//go:embed models/*.sql
var models embed.FS

// Migrate makes the views. The ledger's tables must be there.
func Migrate(ctx context.Context, tx warehouse.Tx) error {
	entries, err := models.ReadDir("models") // by name: the macros come first
	if err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	for _, e := range entries {
		text, err := models.ReadFile("models/" + e.Name())
		if err != nil {
			return fmt.Errorf("metric sources: %w", err)
		}
		for statement := range strings.SplitSeq(string(text), ";\n") {
			if strings.TrimSpace(statement) == "" {
				continue
			}
			if _, err := tx.Exec(ctx, statement); err != nil {
				return fmt.Errorf("metric sources: %s: %w", e.Name(), err)
			}
		}
	}
	return nil
}
