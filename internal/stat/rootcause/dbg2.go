package rootcause

import "fmt"

var Trace bool

func tr(f string, a ...any) {
	if Trace {
		fmt.Printf(f+"\n", a...)
	}
}
