package calendar

import "time"

// lunarYears holds for each year from firstLunar the days of 正月初一, 五月初五, 七月初七 and 八月十五 as
// month·100+day, by the rules of GB/T 33661-2017. The months are ICU's; each month's first day is
// checked against the new moon in China's time (Meeus, "Astronomical Algorithms", 1998, chapter 49),
// which corrected ICU by a day in 2027 (23:56) and 2030 (00:07).
var lunarYears = [...][4]int{
	{219, 620, 820, 927},  // 2015
	{208, 609, 809, 915},  // 2016
	{128, 530, 828, 1004}, // 2017
	{216, 618, 817, 924},  // 2018
	{205, 607, 807, 913},  // 2019
	{125, 625, 825, 1001}, // 2020
	{212, 614, 814, 921},  // 2021
	{201, 603, 804, 910},  // 2022
	{122, 622, 822, 929},  // 2023
	{210, 610, 810, 917},  // 2024
	{129, 531, 829, 1006}, // 2025
	{217, 619, 819, 925},  // 2026
	{206, 609, 808, 915},  // 2027
	{126, 528, 826, 1003}, // 2028
	{213, 616, 816, 922},  // 2029
	{203, 605, 805, 912},  // 2030
	{123, 624, 824, 1001}, // 2031
	{211, 612, 812, 919},  // 2032
	{131, 601, 801, 908},  // 2033
	{219, 620, 820, 927},  // 2034
	{208, 610, 810, 916},  // 2035
	{128, 530, 828, 1004}, // 2036
	{215, 618, 817, 924},  // 2037
	{204, 607, 807, 913},  // 2038
	{124, 527, 826, 1002}, // 2039
	{212, 614, 814, 920},  // 2040
	{201, 603, 803, 910},  // 2041
	{122, 622, 822, 928},  // 2042
	{210, 611, 811, 917},  // 2043
	{130, 531, 731, 1005}, // 2044
	{217, 619, 819, 925},  // 2045
	{206, 608, 808, 915},  // 2046
	{126, 529, 827, 1004}, // 2047
	{214, 615, 816, 922},  // 2048
	{202, 604, 805, 911},  // 2049
	{123, 623, 823, 930},  // 2050
}

const firstLunar = 2015

// Lunar festivals of a year, as columns of lunarYears.
const (
	springFestival = iota
	dragonBoat
	qixi
	midAutumn
)

// lunar is the day of a lunar festival in a year; false beyond the table.
func lunar(year, festival int) (Day, bool) {
	if year < firstLunar || year >= firstLunar+len(lunarYears) {
		return 0, false
	}
	md := lunarYears[year-firstLunar][festival]
	return Date(year, time.Month(md/100), md%100), true
}

// qingming is the day on which the sun reaches 15° of ecliptic longitude, in China: the century's
// constant 4.81 and .2422 days a year (the usual short formula, exact from 2000 to 2099).
func qingming(year int) Day {
	y := year % 100
	return Date(year, time.April, int(float64(y)*.2422+4.81)-y/4)
}
