package money

import "strings"

// Grouped writes an amount of minor units for reading: -123456789 CNY is "-1,234,567.89".
func Grouped(minor int64, currency string) string {
	text := Format(minor, currency)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, fraction, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// Symbol is what is written before an amount: ¥ for CNY. Currencies without a sign of their own
// are written by their code.
func Symbol(currency string) string {
	switch strings.ToUpper(currency) {
	case "CNY":
		return "¥"
	case "USD":
		return "$"
	case "EUR":
		return "€"
	case "GBP":
		return "£"
	default:
		return strings.ToUpper(currency) + " "
	}
}
