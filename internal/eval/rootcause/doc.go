// Package rootcause evaluates stat/rootcause on tables whose causes are known: directories in the
// layout of the RiskLoc data, tables of our own generator of the same kind, and orders of the demo
// shop with causes injected. docs/models/rootcause.md keeps the figures.
package rootcause
