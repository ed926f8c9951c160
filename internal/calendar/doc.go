// Package calendar holds the business day: a day of a shop's wall clock that begins at the
// hour the merchant chose, so that a sale at 02:00 can belong to the evening before. Pure.
//
// It also knows the calendar of Chinese e-commerce:
//
//	holidays.go   which days are off and which weekend days are worked instead (调休): the State
//	              Council's yearly notices up to 2026, a rule for the years without a notice
//	lunar.go      the festivals that move: Spring Festival, Dragon Boat, 七夕, Mid-Autumn, Qingming
//	occasions.go  what a day is known for: festivals and sales with their lead-in and after-days
//	regressors.go the same as series of 0 and 1, for models of daily series
package calendar
