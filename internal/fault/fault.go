// Package fault is the error that people are shown: a kind, a stable code and the values
// its message needs. The text itself is in package i18n, the cause goes to the log.
package fault

import (
	"errors"
	"fmt"
	"net/http"
)

// Kind groups faults by what the caller can do about them.
type Kind uint8

// The kinds.
const (
	Internal Kind = iota // our fault; nothing the caller can change
	Invalid              // the request or file must be changed
	NotFound             // the thing named does not exist
	Conflict             // true only in the present state: try again, or choose
	Refused              // not allowed
)

// Status is the HTTP status of a kind.
func (k Kind) Status() int {
	switch k {
	case Invalid:
		return http.StatusUnprocessableEntity
	case NotFound:
		return http.StatusNotFound
	case Conflict:
		return http.StatusConflict
	case Refused:
		return http.StatusForbidden
	default:
		return http.StatusInternalServerError
	}
}

// Args are the named values of a message.
type Args map[string]any

// Error is a fault. Code is stable and is also the key of its message.
type Error struct {
	Kind  Kind
	Code  string
	Args  Args
	cause error
}

// New makes a fault.
func New(kind Kind, code string, args Args) *Error {
	return &Error{Kind: kind, Code: code, Args: args}
}

// Because keeps the cause, which is logged and never shown.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s %v: %v", e.Code, map[string]any(e.Args), e.cause)
	}
	return fmt.Sprintf("%s %v", e.Code, map[string]any(e.Args))
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

// From finds the fault in an error chain; any other error is an internal one.
func From(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return New(Internal, "internal", nil).Because(err)
}
