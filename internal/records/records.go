// Package records is the row store's port: settings, shops, accounts, rules and exchange rates. What it holds is
// small and changed by people, one transaction each. Drivers live in its sub-packages and pass
// recordstest; their SQL is written so that SQLite and PostgreSQL both run it.
package records

import (
	"context"
	"errors"
	"fmt"
)

// ErrNotFound says that nothing has that key.
var ErrNotFound = errors.New("records: not found")

// InvalidError says which field of a record cannot be as it is.
type InvalidError struct {
	Record string // rule, shop, …
	Field  string
	Value  string
}

// Error implements error.
func (e *InvalidError) Error() string {
	return fmt.Sprintf("records: %s: %s cannot be %q", e.Record, e.Field, e.Value)
}

// Store is one workspace's row store.
type Store interface {
	Settings
	Shops
	Accounts
	Rules
	Verdicts
	ExchangeRates
	Sends
	// Queue opens the queue of sends. The error is errors.ErrUnsupported where an engine has none.
	Queue(ctx context.Context) (Queue, error)
	// Backup writes a consistent copy to path, which must not exist.
	Backup(ctx context.Context, path string) error
	Close() error
}

// Settings are JSON texts by key.
type Settings interface {
	Setting(ctx context.Context, key string) (text string, ok bool, err error)
	// PutSetting sets a key; the text must be JSON.
	PutSetting(ctx context.Context, key, text string) error
	DeleteSetting(ctx context.Context, key string) error
}

// Shop is one shop on one platform.
type Shop struct {
	ID       string // what facts call it; unique in the workspace
	Platform string
	Name     string // what people call it
	Zone     string // IANA time zone of its wall clock
	Currency string // ISO 4217
	DayStart int    // hour at which its business day begins, 0–23
}

// Shops are kept by ID.
type Shops interface {
	// Shops gives all shops by ID.
	Shops(ctx context.Context) ([]Shop, error)
	// PutShop adds a shop or changes the one with its ID.
	PutShop(ctx context.Context, shop Shop) error
	// DeleteShop forgets a shop and the accounts that were learned for it, or gives ErrNotFound.
	DeleteShop(ctx context.Context, id string) error
}

// Account is an identifier seen in files (an ad account, an anchor, a payout account) and the
// shop that it belongs to.
type Account struct {
	Platform string
	Account  string
	Shop     string // Shop.ID
}

// Accounts are what imports taught about whose a file is.
type Accounts interface {
	Accounts(ctx context.Context) ([]Account, error)
	// LearnAccount notes that an account belongs to a shop, in place of what was known before.
	// The error is ErrNotFound if there is no such shop.
	LearnAccount(ctx context.Context, platform, account, shop string) error
	// AccountShop gives the ID of the shop of an account.
	AccountShop(ctx context.Context, platform, account string) (shop string, ok bool, err error)
}
