package ledger

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every layer says what it is for, and every parameter it uses is one that Rebuild gives.
func TestModelsAreDescribed(t *testing.T) {
	models, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	if len(models) < 20 {
		t.Fatalf("only %d models", len(models))
	}
	given := componentValues()
	for _, name := range []string{"from", "to", "cause", "note", "seq", "at", "goods_on", "ship_on", "partner_on", "wanted", "wanted_line", "store", "kept", "home", "lines", "weight", "stated", "own", "lacking", "nameless", "tier", "usual_tier"} {
		given[name] = ""
	}
	for name, m := range models {
		text, err := modelFiles.ReadFile("models/" + name + ".sql")
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"-- Purpose:", "-- Grain:", "-- Tests:"} {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s has no %s", name, part)
			}
		}
		if len(m.statements) == 0 {
			t.Errorf("%s does nothing", name)
		}
		for _, statement := range m.statements {
			for _, p := range regexp.MustCompile(`\$(\w+)`).FindAllStringSubmatch(statement, -1) {
				if _, ok := given[p[1]]; !ok {
					t.Errorf("%s asks for $%s", name, p[1])
				}
			}
			if open, shut := strings.Count(statement, "("), strings.Count(statement, ")"); open != shut {
				t.Errorf("%s: %d opening and %d closing parentheses in %.60q", name, open, shut, statement)
			}
		}
		for _, need := range m.needs {
			if !slices.Contains(factTables, need) {
				t.Errorf("%s needs %s, which is not looked at", name, need)
			}
		}
	}
	for _, s := range chargeSources {
		if len(models[s.model].statements) != 1 {
			t.Errorf("%s is not one query", s.model)
		}
	}
}

func TestSumsOfMoneyAreBigint(t *testing.T) {
	models, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	sum := regexp.MustCompile(`\bsum\(`)
	for name, m := range models {
		if name == "shares" { // 128-bit on purpose, cast at its end
			continue
		}
		for _, statement := range m.statements {
			for _, at := range sum.FindAllStringIndex(statement, -1) {
				before := statement[max(0, at[0]-40):at[0]]
				if !strings.Contains(before, "CAST(") && !strings.Contains(before, "HAVING ") {
					t.Errorf("%s: a sum is not cast: …%s", name, statement[max(0, at[0]-40):min(len(statement), at[1]+40)])
				}
			}
		}
	}
}

func TestEveryChangeOfFactsDirtiesDays(t *testing.T) {
	for _, table := range factTables {
		if _, ok := dirtied[table]; !ok {
			t.Errorf("the models read %s, but its changes rebuild no day", table)
		}
	}
}

func TestBindTakesLongerNamesFirst(t *testing.T) {
	if got := bind("$from $from_day $x", map[string]string{"from": "1", "from_day": "2"}); got != "1 2 $x" {
		t.Errorf("bound to %q", got)
	}
}
