// Package crashtest kills a process at random moments of its work, again and again on the same
// directory, and lets a test check each time that what is left is as before the work that was under
// way, or as after it. The process is the test's own binary: Main makes it work instead of testing.
package crashtest
