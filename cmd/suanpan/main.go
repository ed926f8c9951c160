// Command suanpan costs every order, from exported files to true profit.
package main

import (
	"os"

	"github.com/suanpan/suanpan/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
