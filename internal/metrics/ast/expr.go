package ast

// Expr is a scalar or aggregate expression.
type Expr interface{ write(p *printer) }

type (
	// Column names a column of the select's source.
	Column string
	// Int is a literal integer that belongs to the query's shape, such as 0.
	Int int64
	// Bool is a literal truth value.
	Bool bool
	// Null is the literal NULL.
	Null struct{}
	// Param is a value handed to the engine beside the text.
	Param struct{ Value any }
	// Agg is an aggregate; a nil Arg counts rows. Filter restricts the rows, nil takes all.
	Agg struct {
		Func     string
		Distinct bool
		Arg      Expr
		Filter   Expr
	}
	// Binary is Left Op Right, parenthesised.
	Binary struct {
		Op          string
		Left, Right Expr
	}
	// All is the conjunction of its parts; none means no condition.
	All []Expr
	// Sum adds its terms; none is 0.
	Sum []Expr
	// Negate is the negative of an expression.
	Negate struct{ Of Expr }
	// Call is a function that every engine spells alike.
	Call struct {
		Name string
		Args []Expr
	}
	// Above is Of where it is greater than zero, else NULL.
	Above struct{ Of Expr }
	// In compares with a list of parameters.
	In struct {
		Of     Expr
		Values []any
		Not    bool
	}
	// Among is true for tuples that the subquery returns, or with Not for the others.
	Among struct {
		Of    []Expr
		Query *Select
		Not   bool
	}
	// Cast changes the type; it, Trunc, Shift, Contains, HasBits and Hash are spelled by the Dialect.
	Cast struct {
		Of Expr
		To string
	}
	// Trunc takes a date to the first day of its grain.
	Trunc struct {
		Of    Expr
		Grain string
	}
	// Shift moves a date.
	Shift struct {
		Of          Expr
		Years, Days int
	}
	// Contains looks for a part of a text.
	Contains struct {
		Of   Expr
		Part string
	}
	// EndsWith is true of texts with that end.
	EndsWith struct {
		Of   Expr
		Part string
	}
	// Known is true of anything but NULL.
	Known struct{ Of Expr }
	// When is Then if the condition holds, else NULL.
	When struct {
		If   All
		Then Expr
	}
	// HasBits tests a bitmask.
	HasBits struct {
		Of   Expr
		Mask int64
	}
	// HourOf is the hour of a time, "00" to "23"; "" where there is none.
	HourOf struct{ Of Expr }
	// Hash mixes several values into one.
	Hash []Expr
	// RowNumber counts the rows in an order, from 1.
	RowNumber struct{ By []Order }
	// CountOver is the number of rows of the whole result before any limit.
	CountOver struct{}
)

// Order is one sorting term. NULL always comes last.
type Order struct {
	By   Expr
	Desc bool
}

type (
	// Literal is a text that belongs to the query's shape, never a value from outside.
	Literal string
	// Any is the disjunction of its parts.
	Any []Expr
	// Not negates a condition.
	Not struct{ Of Expr }
	// Scalar is a subquery with one value.
	Scalar struct{ Query *Select }
)
