// Package stream watches one fast series (minutes to an hour apart), value by value, and says how
// surprising the present is. It needs no training run, no labels and no look ahead.
//
//	views.go     what is measured of the present: the value itself, its step from the running
//	             mean, the mean of the last 25, the same compared with this time of day
//	             and of the week
//	tail.go      how rare a measurement is among those of the past: its rank, and beyond the
//	             98th percentile a generalised Pareto tail (Pickands 1975; probability-weighted
//	             moments of Hosking and Wallis, Technometrics 29 (1987), 339–349)
//	detector.go  one score from the views' −ln p, and what was surprising a while ago is no news:
//	             a score counts only beyond the fading memory of those before it
//
// Values go in, scores come out; no clock, no I/O, no randomness.
package stream
