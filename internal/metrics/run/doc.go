// Package run executes metric queries and keeps their answers until the data changes. It
// also assembles the profit statement, the one answer that needs several queries.
package run
