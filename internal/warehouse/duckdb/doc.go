// Package duckdb keeps the warehouse in one DuckDB file, in process.
//
// Reads go through a pool of connections and see committed snapshots; writes go through one
// connection of their own, one transaction at a time. Beside fact_t every canonical table t has
//
//	seen_t(row_id, import_seq, source_row)   later imports that brought a version again
//	stale_t(row_id)                          versions that are not current
//
// stale_t is derived: it could be computed from fact_t, seen_t and the states in import_log. It is
// kept so that the view t is an anti-join against a small table, not a window over all versions.
//
// Rows enter through a table function that hands whole batches to the engine as vectors:
//
//	facts.Batch ──▶ source.FillChunk ──▶ INSERT INTO fact_t SELECT … FROM suanpan_stream()
package duckdb
