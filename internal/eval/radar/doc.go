// Package radar evaluates stat/anomaly: the Numenta Anomaly Benchmark by its own scoring, and series
// of the demo shop with incidents injected, each beside named peers in the same run.
// docs/models/radar.md keeps the figures.
package radar
