// Package anomaly says what a daily or hourly series should have been at each time, from
// nothing but what came before: the expected value with an interval, how far the actual is
// from it, and how probable a deviation at least so large is.
//
// The method is a robust structural filter, run as a small bank whose members forget at
// different speeds:
//
//	η[t] = level[t] + season[t mod S] + Σ event[j]·active[j][t]         linear predictor
//	level[t+1] = level[t] + slope[t] + noise,  slope[t+1] = φ·slope[t] + noise
//
// on the log scale (Count, Ratio, Continuous without negative values), the logit scale
// (Share) or as it is (Continuous with negative values). It is a dynamic generalised linear
// model (West, Harrison, Migon, "Dynamic generalized linear models and Bayesian forecasting",
// JASA 80 (1985), 73–83): the observation variance on the scale of η is
//
//	Continuous   R = σ²
//	Count        R = σ² + 1/μ                    Poisson noise, more by σ² (negative binomial)
//	Share        R = σ² + 1/(n·p·(1−p))          binomial noise, more by σ² (beta-binomial)
//	Ratio        R = σ²·(1 + w̄/w)/2              noisier when the denominator w is thin
//
// where σ² of a large count or share may be negative, down to 85 % of what chance alone would
// give: quotas make numbers even.
//
// The steps at each time, in the order of the files:
//
//	filter.go   one-step prediction (Kalman); the innovation is clipped (Huber's ψ), so that an
//	            anomaly moves what is expected tomorrow only a little; σ² follows clipped squares
//	bank.go     the members' predictions are mixed by how well each has predicted lately
//	tail.go     the standardised residual z of the kind's own predictive distribution: mid-p of
//	            the negative binomial or beta-binomial (counts.go) where counts are small, normal
//	            elsewhere
//	calibrate.go
//	            the probability of z, from how the series' own past residuals exceeded: peaks
//	            over a threshold with an exponential tail (Pickands 1975), because real
//	            residuals are heavier than any model's
//	shift.go    a two-sided CUSUM (Page, "Continuous inspection schemes", Biometrika 41 (1954),
//	            100–115) of z tells a level shift from a spike; a believed shift frees the level
//
// An event that has not been seen before widens the interval by its Spread, less in a series that
// no event has moved so far; seen once, it is expected. Discoveries controls how many of many
// series' alarms are false.
//
// Slices in, structs out: no clock, no I/O, no randomness.
package anomaly
