package radar

import (
	"time"

	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// SpeedReport is how long scoring takes on two cores.
type SpeedReport struct {
	Series  int     `json:"series"`
	Days    int     `json:"days_each"`
	Events  int     `json:"known_events"`
	Seconds float64 `json:"seconds"`
}

const speedSeries = 5000

// measureSpeed scores so many series of a merchant, with its calendar, over and over.
func measureSpeed() (*SpeedReport, error) {
	cases, err := shopCases(cleanSeed, false)
	if err != nil {
		return nil, err
	}
	var failed [2]error
	begun := time.Now()
	both(speedSeries, func(i int) {
		if _, err := anomaly.Score(cases[i%len(cases)].series, anomaly.Options{}); err != nil {
			failed[i%2] = err
		}
	})
	spent := time.Since(begun)
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return &SpeedReport{Series: speedSeries, Days: shopDays, Events: len(cases[0].series.Events), Seconds: round(spent.Seconds())}, nil
}
