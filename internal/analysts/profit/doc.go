// Package profit is the expert for unit economics: what one piece of each SKU earns, which
// hot sellers lose money on every piece (卖一单亏一单), which quiet ones earn (闷声赚钱), and what
// a changed price, cost, commission, freight or ad spend would make of it.
//
// All amounts per unit are in minor units of the statement's currency, income positive and
// cost negative as in the ledger, and fractional: a total divided by the units sold.
package profit
