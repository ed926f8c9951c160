// Package export writes tables for spreadsheets: CSV and XLSX, row by row, so that length
// costs no memory. Numbers are written as numbers. Text that a spreadsheet would run as a
// formula is defused: a product name may come from anyone.
package export
