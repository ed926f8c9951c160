package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
)

// A script must notice that a row still cannot be read, and a person that a SKU may be mistyped.
func TestWhatIsMendedIsSaid(t *testing.T) {
	dir := setup(t)
	text, err := os.ReadFile(filepath.Join(samplesDir, "douyin_orders_a.csv"))
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(t.TempDir(), "orders.csv")
	rows := strings.SplitN(string(text), "\n", 3)
	cells := strings.Split(rows[1], ",")
	paid := column(t, rows[0], "订单应付金额")
	right := strings.Trim(cells[paid], `"`)
	cells[paid] = "九十"
	rows[1] = strings.Join(cells, ",")
	if err := os.WriteFile(broken, []byte(strings.Join(rows, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	ok(t, "import", broken)
	hold(t, dir)

	for _, format := range [][]string{nil, {"--json"}} {
		code, out, errOut := suanpan(t, append([]string{"quarantine", "fix", "1", "2", "--set", "订单应付金额=许多"}, format...)...)
		if code != 1 || !strings.Contains(errOut, "1") || (format == nil) != (out == "") {
			t.Errorf("a fix that cannot be read either %v: %d\n%s%s", format, code, out, errOut)
		}
	}
	if code, _, errOut := suanpan(t, "quarantine", "fix", "1", "99", "--set", "订单应付金额=1"); code != 1 || !strings.Contains(errOut, "99") {
		t.Errorf("a row that does not wait: %d %s", code, errOut)
	}
	fixed := decode[app.FixResult](t, ok(t, "quarantine", "fix", "1", "2", "--set", "订单应付金额="+right, "--json"))
	if fixed.Fixed != 1 || fixed.Open != 0 {
		t.Errorf("%+v", fixed)
	}

	if code, _, errOut := suanpan(t, "costs", "set", "SKU-OAT-500", "28.5"); code != 0 || strings.Contains(errOut, "SKU-OAT-500") {
		t.Errorf("the cost of a SKU that was sold: %d %s", code, errOut)
	}
	if code, _, errOut := suanpan(t, "costs", "set", "SKU-OAT-5OO", "28.5"); code != 0 || !strings.Contains(errOut, "SKU-OAT-5OO") {
		t.Errorf("the cost of a SKU that nothing was sold under is taken, with a warning: %d %s", code, errOut)
	}
}

// column finds a header's place.
func column(t *testing.T, header, name string) int {
	t.Helper()
	for i, h := range strings.Split(strings.TrimPrefix(strings.TrimSpace(header), "\ufeff"), ",") {
		if strings.Trim(h, `"`) == name {
			return i
		}
	}
	t.Fatalf("no %s in %s", name, header)
	return 0
}
