// Package demo simulates one mid-size merchant and writes the files that its platforms would
// let it download: orders, after-sales, settlements, fund flows, affiliate orders, freight
// bills, daily ads, live sessions, service, reviews, stock and costs.
//
// The same seed gives the same bytes. The simulation walks the days once, in order:
//
//	world (catalogue, shops, calendar, ad plan, sessions)
//	   │ for each day, for each shop
//	   ▼
//	orders of the day ──▶ fate of each order (ship, finish, refund, settle; all times known)
//	   │                                       │ queued to the day on which it happens
//	   ▼                                       ▼
//	order export                  settlement, refund, fund flow and bill exports
//
// Every file is what an export of Options.End would show: facts later than that evening are
// not in it. What the merchant cannot see (true costs, response curves, incident windows,
// final refunds) goes to truth.json, outside the folder of exports, for tests and evaluations.
//
// Money is int64 fen throughout and every identity of the real files holds to the cent.
// The merchant, its brand, people and numbers are invented.
package demo
