package calendar

import (
	"testing"
	"time"
)

func TestStretchesOfTheYear(t *testing.T) {
	type key struct {
		id    string
		phase Phase
	}
	got := map[key][]Stretch{}
	for _, s := range Stretches(Date(2027, time.January, 1), Date(2028, time.January, 10)) {
		got[key{s.ID, s.Phase}] = append(got[key{s.ID, s.Phase}], s)
	}
	sale := got[key{"double_11", Main}]
	if len(sale) != 1 || sale[0].From != Date(2027, time.November, 11) || sale[0].To != sale[0].From {
		t.Errorf("Double 11: %+v", sale)
	}
	// The Spring Festivals of 2027 and 2028 both begin within the run: their presales are two.
	if presales := got[key{"spring_festival", Presale}]; len(presales) != 2 {
		t.Errorf("presales of the Spring Festival: %+v", presales)
	}
	if golden := got[key{"national_day", Main}]; len(golden) != 1 || golden[0].To-golden[0].From != 6 {
		t.Errorf("National Day: %+v", golden)
	}
}
