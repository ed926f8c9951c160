// Package rootcause finds where a change happened: the fewest cells (platform=…, province=…, SKU=…,
// of any number of dimensions) that explain why a total is not as expected, for sums and for ratios.
//
// # Leaves
//
// A leaf i has an expected amount f and a measured one v. For a fall its deviation is e = f − v, as
// a share of b = f; for a rise e = v − f, as a share of b = v, so that both end at 1. Searched is a
// shift that leaves of a cell share: the ripple effect of Z. Li et al., "Generic and Robust
// Localization of Multi-Dimensional Root Causes" (Squeeze, ISSRE 2019), by which all leaves of a
// cause change by about the same share.
//
//	noise  s² = φ·f + σ²·f², fitted to the table itself                                  (1)
//
// φ is that of counts (an order's worth, if amounts are money), σ that of shares. σ is learned
// from leaves that deviate against the change, after the idea of M. Kalander, "RiskLoc" (arXiv
// 2205.10004), that this side shows the noise alone. Where leaves are counts of few,
// φ is the sum of squared deviations over the sum of expectations.
//
// # Score of a cell
//
// With u = b/s and z = e/s, cause and chance are
//
//	cause   z ~ N(δ·u, κ²)  with δ ~ N(0, κ²/k₀), κ² ~ inverse gamma(a₀, b₀)               (2)
//	chance  z ~ N(0, 1)
//
// and the gain of a cell is the logarithm of their Bayes factor, which the conjugate prior gives in
// closed form from four sums over its leaves (n, U = Σu², S = Σuz, Z = Σz²):
//
//	gain = Z/2 + ½·ln(k₀/(k₀+U)) + ln Γ(a) − ln Γ(a₀) + a₀·ln b₀ − a·ln b                 (3)
//	a = a₀ + n/2,  b = b₀ + (Z − S²/(k₀+U) + τ²·U)/2
//
// with k₀ = a₀ = b₀ = 1 and τ = 0.02, the spread of shifts that is always allowed. See K. Murphy,
// "Conjugate Bayesian analysis of the Gaussian distribution" (2007), on the marginal likelihood
// under a normal-gamma prior. Four sums add up, so all cells of all cuboids take one pass and the roll-ups.
//
//	price = ln(layers) + ln(cuboids of the layer) + ln(cells of the cuboid), at least 4.5  (4)
//	score = gain − price, where S²/(2·U·κ̂²) is above the price as well
//
// The price is the description length of the cell; which dimensions is paid once. A cell of which
// the leaves' spread is more than noise and more than half the shift squared is none: only some of
// its leaves moved.
//
// # Search
//
// The best cell first. If the parts of it along some dimension, each for itself, explain more than
// it does, or one part alone does, it is a mixture and its best part is looked at instead. A cell
// may have exceptions, leaves that fit chance better, at 3 nats each, as long as most agree. Its
// leaves are taken out, and so on until no cell is worth its price. Then cells that one wider cell
// explains as well become that cell. The shift of the whole table is told apart beforehand: the
// cells are searched relative to it. The direction of the change is searched first, then the other.
//
// # Ratios
//
// The change of a ratio is taken apart exactly into the leaves' own ratios and their weights
// (ratio.go); the first are searched given the measured denominators, the second among these.
//
// docs/models/rootcause.md has the evaluation. Slices go in, structs come out; there is no I/O, no
// clock, no randomness, and NaN never leaves.
package rootcause
