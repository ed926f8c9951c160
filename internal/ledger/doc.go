// Package ledger costs every order line: it turns current facts, costs and fee rules into
// line_profit, one row per sold order line and one column per Component, and records why a
// day's profit changed (restatement) and how it compares with what the platform paid
// (reconciliation). Rules are resolved in Go; the costing itself is layered SQL in models/.
package ledger
