package stream

import (
	"math"
	"time"
)

// The detector's constants, in values.
const (
	short   = 25  // of the mean of the recent
	long    = 100 // of the mean of the deviation from this time of the week
	follow  = .04 // by which the running mean follows
	start   = 20  // values before anything is measured
	fade    = 300 // after which the memory of a surprise is a third
	startle = 1.4 // a surprise is remembered as so much larger, so that its growth is no second one
)

// Threshold is the score from which a value is an alarm. It is set where clean streams (noise, autocorrelated
// noise, days and weeks of a pattern, bursts) alarm once in about 640 values: every other day at five minutes.
const Threshold = 4.2

// Detector watches one series.
type Detector struct {
	day, week                       int // values a day, a week
	all                             recent
	n                               int
	running                         float64
	near, offDay, offWeek           mean
	value, step, level, byDay, byWk past
	known                           float64 // fading memory of surprises
}

// New is a detector of values every so often, at least once a day.
func New(every time.Duration) *Detector {
	day := max(1, int(24*time.Hour/max(every, time.Second)))
	return &Detector{
		day: day, week: 7 * day, all: recent{keep: 7*7*day + 1},
		near: newMean(short), offDay: newMean(short), offWeek: newMean(long),
		value: past{span: 1}, step: past{span: 1}, level: past{span: short}, byDay: past{span: short}, byWk: past{span: long},
	}
}

// Next says how surprising a value is, 0 upwards, in about −ln of a probability. It must be finite.
func (d *Detector) Next(x float64) float64 {
	if d.n == 0 {
		d.running = x
	}
	d.n++
	sum := 0.0
	see := func(v *past, measurement float64) {
		s := v.surprise(measurement)
		sum += s * s * s
	}
	level := d.near.add(x)
	if d.n > start {
		see(&d.value, x)
		see(&d.step, x-d.running)
		if d.n > short {
			see(&d.level, level)
		}
	}
	d.running += follow * (x - d.running)
	if usual, n := d.all.usual(d.day); n > 0 {
		if off := d.offDay.add(x - usual); n > 1 {
			see(&d.byDay, off)
		}
	}
	if usual, n := d.all.usual(d.week); n > 0 {
		if off := d.offWeek.add(x - usual); n > 1 {
			see(&d.byWk, off)
		}
	}
	d.all.add(x)
	return d.news(math.Cbrt(sum / 5))
}

// news is what of a surprise is new.
func (d *Detector) news(s float64) float64 {
	out := 0.0
	if s > d.known {
		out, d.known = s, s*startle
	}
	d.known *= math.Exp(-1. / fade)
	return out
}
