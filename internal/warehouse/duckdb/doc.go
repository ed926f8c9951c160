// Package duckdb keeps the warehouse in one DuckDB file, in process.
//
// Reads go through a pool of connections and see committed snapshots; writes go through one
// connection of their own, one transaction at a time. Beside fact_t every canonical table t has
//
//	seen_t(row_id, import_seq, source_row)   later imports that brought a version again
//	stale_t(row_id)                          versions that are not current as they are
//	merged_t                                 current rows merged from several versions, like fact_t;
//	                                         made with the first of them
//	part_t(row_id, source_id, columns)       which versions gave a merged row what
//
// All but seen_t are derived: they could be computed from fact_t, seen_t, the columns of the imports
// (import_columns) and their states in import_log. They are kept so that the view t is an anti-join
// against a small table, and merged_t, instead of a window over all versions.
//
// Rows enter through a table function that hands whole batches to the engine as vectors:
//
//	facts.Batch ──▶ source.FillChunk ──▶ INSERT INTO fact_t SELECT … FROM suanpan_stream()
package duckdb
