// Package facts is the canonical model: the tables that every export of every
// platform is mapped to, and the batches in which their rows travel from collect
// to the warehouse. It does no I/O.
//
//	collect ──▶ Batch ──▶ warehouse
//	              │
//	           Table, Column, Kind   (facts.yaml)
package facts
