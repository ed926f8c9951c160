// Package radar says each morning which link broke, where more can be taken, and what that is
// worth. It watches metrics of the catalogue in cells (the whole shop, a platform, a shop, a SKU …),
// compares each day with what its own history led to expect, and turns what chance does not explain
// into findings ranked by the profit at stake. Findings are not stored: those of a day follow from
// the data, the settings and the feedback, so a corrected import corrects them too.
package radar
