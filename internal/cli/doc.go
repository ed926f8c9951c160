// Package cli is the command line. Every command is a call of the HTTP surface: of the server
// that holds the workspace, or, if none does, of the same surface opened for this one command.
package cli
