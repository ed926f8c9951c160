package facts

import (
	"strings"
	"testing"
)

func TestModelIsSound(t *testing.T) {
	tables := Tables()
	if len(tables) < 20 {
		t.Fatalf("only %d tables", len(tables))
	}
	for _, table := range tables {
		if table.ZH == "" || table.EN == "" {
			t.Errorf("%s has no title", table.Name)
		}
		if len(table.Key) == 0 && !table.Repeats {
			t.Errorf("%s: rows without a key must be allowed to repeat", table.Name)
		}
		for _, c := range table.Columns {
			if strings.HasPrefix(c.Name, "pii") {
				t.Errorf("%s.%s: personal data has no column", table.Name, c.Name)
			}
		}
	}
	ol, _ := Lookup("order_line")
	if c, ok := ol.Column("paid"); !ok || c.Kind != Money {
		t.Errorf("order_line.paid = %v, %v", c, ok)
	}
	if _, ok := Lookup("nothing"); ok {
		t.Error("found a table that does not exist")
	}
}

func TestParseRefusesBrokenModels(t *testing.T) {
	for name, text := range map[string]string{
		"unknown kind": "t: {columns: {colour: [a]}}",
		"twice":        "t: {columns: {id: [a], text: [a]}}",
		"key":          "t: {key: [b], columns: {id: [a]}}",
		"when":         "t: {when: a, columns: {id: [a]}}",
	} {
		if _, err := parse([]byte(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
