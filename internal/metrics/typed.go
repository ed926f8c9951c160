package metrics

import (
	"errors"
	"fmt"
	"strings"

	typed "github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/suanpan/suanpan/internal/fault"
)

// maxTyped bounds what a person may type, in bytes.
const maxTyped = 4000

// typedError is what is wrong with a typed expression, and where.
type typedError struct {
	code string // of the sentence for people
	at   int    // character, from 1
	args fault.Args
}

func (e *typedError) Error() string {
	var parts []string
	for _, name := range []string{"reason", "name", "op", "left", "right", "have"} {
		if v, ok := e.args[name]; ok {
			parts = append(parts, fmt.Sprintf("%s: %v", name, v))
		}
	}
	return fmt.Sprintf("character %d: %s: %s", e.at, strings.ReplaceAll(strings.TrimPrefix(e.code, "typed_"), "_", " "), strings.Join(parts, "; "))
}

// fault is the error for whoever typed the part of a query.
func (e *typedError) fault(part string) error {
	args := fault.Args{"part": part, "at": e.at}
	for name, v := range e.args {
		args[name] = v
	}
	return fault.New(fault.Invalid, e.code, args)
}

func wrongAt(n typed.Node, code string, args fault.Args) *typedError {
	return &typedError{code: "typed_" + code, at: n.Location().From + 1, args: args}
}

// parseTyped reads a text into a tree. Only the grammar is the library's: what the names and
// operators mean, and which are allowed, is decided here, node by node.
func parseTyped(text string) (typed.Node, *typedError) {
	if len(text) > maxTyped {
		return nil, &typedError{code: "typed_syntax", at: maxTyped + 1, args: fault.Args{"reason": fmt.Sprintf("more than %d bytes", maxTyped)}}
	}
	tree, err := parser.Parse(text)
	if err == nil {
		return tree.Node, nil
	}
	var where *file.Error
	if !errors.As(err, &where) {
		return nil, &typedError{code: "typed_syntax", at: 1, args: fault.Args{"reason": err.Error()}}
	}
	return nil, &typedError{code: "typed_syntax", at: where.From + 1, args: fault.Args{"reason": where.Message}}
}

// kindOf names a part of an expression that is not allowed.
func kindOf(n typed.Node) string {
	switch n := n.(type) {
	case *typed.BinaryNode:
		return n.Operator
	case *typed.UnaryNode:
		return n.Operator
	case *typed.CallNode:
		return n.Callee.String() + "()"
	case *typed.BuiltinNode:
		return n.Name + "()"
	default:
		return n.String()
	}
}
