// Package returns is the expert for refunds that are yet to come: what buyers of young orders
// will still send back, with a band. It stands beside the booked profit and is no part of it.
//
// Orders are gathered by week, counted back from the last day that refunds are known of (per
// platform), and refunds by their age in such weeks. Column 0 of a triangle is what buyers
// paid, column a+1 the refunds up to age a weeks, so that a week without any refund yet is
// predicted from its sales. Package develop does the arithmetic (chain ladder, Mack 1993).
//
// Each platform × category has its own triangle if the gate lets it: MinWeeks weeks with sales
// and MinLines refunded lines. A thin one shares the platform's triangle, and a thin platform
// shares that of all. What is thin even then is refused, with the reason. Part of a triangle's
// sales gets that part of its week's prediction. docs/models/returns.md has the limits.
package returns
