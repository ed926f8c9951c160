// Command suanpan-eval measures how good the models are: each subcommand runs one model and its
// named peers over labelled cases in the same run and prints JSON.
//
//	rootcause  the cells that explain a change, against injected causes
//
// The rooms of internal/eval do the work; nothing here links the warehouse's engine.
package main
