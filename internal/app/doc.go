// Package app is the composition root: one open workspace and what can be done with it.
// It is the only room that knows every other; the HTTP surface and the command line call it.
//
// A workspace is one directory:
//
//	warehouse.duckdb   facts, ledger, import log, quarantine
//	records.sqlite     settings, shops, rules
//	files/             imported files by SHA-256, personal columns blanked
//	formats/           the merchant's own format specs
//	buyer.key          key of the hash that stands in for buyers
//	server.json        address of the server that holds the workspace, while one does
package app
