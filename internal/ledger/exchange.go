package ledger

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/records"
)

// DefaultHome is the reporting currency of a workspace that names none.
const DefaultHome = "CNY"

// RateHolds is for how many days after its own a rate still holds where no later one is known:
// central banks fix none on holidays, the longest of which in China is eight days and a weekend.
const RateHolds = 10

// Terms are what the ledger is computed with besides the facts.
type Terms struct {
	Rules []records.Rule
	Home  string                 // reporting currency, ISO 4217; "" is DefaultHome
	Rates []records.ExchangeRate // into Home; rates into others are not looked at
}

func (t Terms) home() string { return cmp.Or(t.Home, DefaultHome) }

// fixing is a rate from its day on.
type fixing struct {
	day   calendar.Day
	value int64 // of records.RateScale
}

// exchange answers what a currency is worth in the reporting currency. A rate that is not known
// is missing; it is never taken to be 1.
type exchange struct {
	home    string
	fixings map[string][]fixing // by currency, in order of days
}

func newExchange(t Terms) (*exchange, error) {
	x := &exchange{home: t.home(), fixings: map[string][]fixing{}}
	for _, r := range t.Rates {
		if r.Home != x.home {
			continue
		}
		if err := r.Check(); err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		day, err := calendar.Parse(r.Day)
		if err != nil {
			return nil, fmt.Errorf("ledger: exchange rate: %w", err)
		}
		x.fixings[r.Currency] = append(x.fixings[r.Currency], fixing{day, r.Value})
	}
	for _, f := range x.fixings {
		slices.SortFunc(f, func(a, b fixing) int { return cmp.Compare(a.day, b.day) })
	}
	return x, nil
}

// on gives the rate that holds on a day.
func (x *exchange) on(currency string, day calendar.Day) (value int64, ok bool) {
	if currency == x.home {
		return records.RateScale, true
	}
	known := x.fixings[currency]
	i, found := slices.BinarySearchFunc(known, day, func(f fixing, d calendar.Day) int { return cmp.Compare(f.day, d) })
	if !found {
		i--
	}
	if i < 0 || day-known[i].day > RateHolds {
		return 0, false
	}
	return known[i].value, true
}

// changes are the days within (from, to] on which another rate begins to hold, or none does.
func (x *exchange) changes(currency string, from, to calendar.Day) []calendar.Day {
	var days []calendar.Day
	for _, f := range x.fixings[currency] {
		for _, d := range []calendar.Day{f.day, f.day + RateHolds + 1} {
			if from < d && d <= to {
				days = append(days, d)
			}
		}
	}
	return days
}

// amount is an amount of minor units of one currency in another's, rounded half away from zero.
// Only the reporting currency is converted into. not ok: no rate is known.
func (x *exchange) amount(amount int64, from, into string, day calendar.Day) (converted int64, ok bool) {
	return x.convert(amount, from, into, day, money.Unit(into), money.Unit(from))
}

// price is the same for prices in millionths of the major unit, which all currencies share.
func (x *exchange) price(price int64, from, into string, day calendar.Day) (converted int64, ok bool) {
	return x.convert(price, from, into, day, 1, 1)
}

func (x *exchange) convert(amount int64, from, into string, day calendar.Day, unitInto, unitFrom int64) (int64, bool) {
	if from == into {
		return amount, true
	}
	value, ok := x.on(from, day)
	if !ok || into != x.home {
		return 0, false
	}
	product := new(big.Int).Mul(big.NewInt(amount), big.NewInt(value))
	product.Mul(product, big.NewInt(unitInto))
	return rounded(product, new(big.Int).Mul(big.NewInt(records.RateScale), big.NewInt(unitFrom)))
}

// rounded is a quotient, rounded half away from zero; not ok where no int64 holds it.
func rounded(a, b *big.Int) (int64, bool) {
	half := new(big.Int).Quo(b, big.NewInt(2))
	if a.Sign() < 0 {
		half.Neg(half)
	}
	q := half.Add(half, a)
	q.Quo(q, b)
	return q.Int64(), q.IsInt64()
}
