package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// defuse puts an apostrophe before text that a spreadsheet would take for a formula. Blanks
// and invisible characters before the sign are looked through, and so are full-width signs,
// because some programs strip the ones and fold the others.
func defuse(s string) string {
	rest := strings.TrimLeftFunc(s, func(r rune) bool {
		return r != '\t' && r != '\r' && r != '\n' && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r))
	})
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) {
		return "'" + s
	}
	return s
}
