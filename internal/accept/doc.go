// Package accept holds tests that run the whole program over real public data: `make accept`.
// They import the files of the directory that SUANPAN_DATA names into a new workspace and compare
// facts and ledger with what is known of the data. Without that directory they say so and pass.
package accept
