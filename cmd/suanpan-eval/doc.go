// Command suanpan-eval measures how good the models are: each subcommand runs one model and its
// named peers over labelled cases in the same run and prints JSON.
//
//	radar      alarms on series with known anomalies: the Numenta benchmark and the demo shop
//	rootcause  the cells that explain a change, against injected causes
//
// The rooms of internal/eval do the work; nothing here links the warehouse's engine.
package main
