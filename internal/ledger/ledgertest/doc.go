// Package ledgertest tests the ledger on a real warehouse: cases that a merchant can read
// (testdata/*.yaml), properties on random shops, and its speed. It has no other code, so that
// package ledger itself links no database.
package ledgertest
