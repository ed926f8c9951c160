package app

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/records"
)

// Names of the columns of a list of rates.
var (
	dayNames      = []string{"day", "date", "日期", "交易日"}
	currencyNames = []string{"currency", "币种", "货币"}
	rateNames     = []string{"rate", "汇率", "中间价"}
)

// pair is the head of a column of rates: "USD/CNY", "100JPY/CNY", or the other way about, "CNY/MYR".
var pair = regexp.MustCompile(`^(\d*)([A-Z]{3})/([A-Z]{3})$`)

// readRates reads a list of rates: rows of day, currency and rate in any order of columns (without
// heads: in this one), or, as central banks publish them, a column for every pair of currencies.
// Cells are parted by commas, tabs or semicolons. A row that cannot be read refuses the list.
func readRates(home string, text []byte) ([]Rate, error) {
	rows, err := cells(text)
	if err != nil {
		return nil, fault.New(fault.Invalid, "rates_unreadable", fault.Args{"row": 1, "value": err.Error()}).Because(err)
	}
	rates := []Rate{}
	list := rateList{day: 0, currency: 1, rate: 2}
	for i, row := range rows {
		if len(row) == 0 || strings.Join(row, "") == "" || (i == 0 && list.heads(row)) {
			continue
		}
		found, bad := list.read(home, row)
		if bad != "" {
			return nil, fault.New(fault.Invalid, "rates_unreadable", fault.Args{"row": i + 1, "value": bad})
		}
		rates = append(rates, found...)
	}
	if len(rates) == 0 {
		return nil, fault.New(fault.Invalid, "rates_unreadable", fault.Args{"row": 1, "value": ""})
	}
	return rates, nil
}

func cells(text []byte) ([][]string, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if err != nil {
			return nil, err
		}
		text = decoded
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.LazyQuotes = -1, true, true
	for _, comma := range "\t;" {
		if bytes.ContainsRune(first, comma) {
			r.Comma = comma
			r.TrimLeadingSpace = false // an empty cell before a tab is a cell
			break
		}
	}
	var rows [][]string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		rows = append(rows, row)
	}
}

// rateList says where the cells of a row are.
type rateList struct {
	day, currency, rate int
	pairs               []column
}

type column struct {
	at   int
	pair []string // multiple, of, in
}

// heads reads the first row, if it is one of heads.
func (l *rateList) heads(row []string) bool {
	at := func(names []string) int {
		return slices.IndexFunc(row, func(cell string) bool { return slices.Contains(names, strings.ToLower(cell)) })
	}
	for i, cell := range row {
		if m := pair.FindStringSubmatch(cell); m != nil {
			l.pairs = append(l.pairs, column{i, m[1:]})
		}
	}
	day, currency, rate := at(dayNames), at(currencyNames), at(rateNames)
	if len(l.pairs) > 0 {
		l.day = max(day, 0)
		return true
	}
	if day < 0 || currency < 0 || rate < 0 {
		return false
	}
	l.day, l.currency, l.rate = day, currency, rate
	return true
}

// read reads one row; bad is the cell that cannot be as it is.
func (l *rateList) read(home string, row []string) (rates []Rate, bad string) {
	cell := func(i int) string {
		if i < len(row) {
			return row[i]
		}
		return ""
	}
	day, err := calendar.Parse(strings.NewReplacer("/", "-", ".", "-").Replace(cell(l.day)))
	if err != nil {
		return nil, cell(l.day)
	}
	if len(l.pairs) == 0 {
		r := Rate{strings.ToUpper(cell(l.currency)), day.String(), cell(l.rate)}
		value, ok := parseRate(r.Rate)
		stored := records.ExchangeRate{Home: home, Currency: r.Currency, Day: r.Day, Value: value}
		if !ok || stored.Check() != nil {
			return nil, strings.Join(row, " ")
		}
		return []Rate{r}, ""
	}
	for _, c := range l.pairs {
		text := strings.ReplaceAll(cell(c.at), ",", "")
		if text == "" || strings.Trim(text, "-") == "" || (c.pair[1] != home && c.pair[2] != home) {
			continue
		}
		value, ok := ofPair(home, c.pair, text)
		if !ok {
			return nil, text
		}
		currency := c.pair[1]
		if currency == home {
			currency = c.pair[2]
		}
		rates = append(rates, Rate{currency, day.String(), formatRate(value)})
	}
	return rates, ""
}

// ofPair turns a quotation into units of home for one unit of the other, to nine places.
func ofPair(home string, pair []string, text string) (int64, bool) {
	quoted, ok := new(big.Rat).SetString(text)
	if !ok || quoted.Sign() <= 0 {
		return 0, false
	}
	if pair[0] != "" {
		multiple, ok := new(big.Rat).SetString(pair[0])
		if !ok || multiple.Sign() == 0 {
			return 0, false
		}
		quoted.Quo(quoted, multiple)
	}
	if pair[1] == home {
		quoted.Inv(quoted)
	}
	return parseRate(strings.TrimRight(quoted.FloatString(9), "0"))
}

var decimal = regexp.MustCompile(`^\d{1,9}(\.\d{0,9})?$`)

// parseRate reads a positive decimal of at most nine places as a multiple of 1/records.RateScale.
func parseRate(text string) (int64, bool) {
	if !decimal.MatchString(text) {
		return 0, false
	}
	r, ok := new(big.Rat).SetString(strings.TrimSuffix(text, "."))
	if !ok {
		return 0, false
	}
	r.Mul(r, big.NewRat(records.RateScale, 1))
	return r.Num().Int64(), r.IsInt() && r.Sign() > 0
}

// formatRate writes a rate without trailing zeros.
func formatRate(value int64) string {
	text := big.NewRat(value, records.RateScale).FloatString(9)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
