// Package calendar holds the business day: a day of a shop's wall clock that begins at the
// hour the merchant chose, so that a sale at 02:00 can belong to the evening before. Pure.
package calendar
