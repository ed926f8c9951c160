// Command suanpan-bench measures Suanpan against named peers and floors in the same run, since a
// ratio says more than the seconds of one machine:
//
//	import  an order file through the workspace, ledger included, against DuckDB's own CREATE TABLE AS read_csv of that file
//	day     one dirty day of that workspace rebuilt, against taking that day's rows out and putting them back
//	profit  profit by SKU and by day over all lines, against the bare SQL for the same numbers
//	xlsx    500,000 rows as a workbook, against the workbook library alone
//
// Every benchmark runs in a process of its own, so that peak memory is its own.
package main
