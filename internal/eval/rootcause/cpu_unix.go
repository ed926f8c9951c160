//go:build unix

package rootcause

import (
	"syscall"
	"time"
)

// cpu is the processor time that the process has had: on a busy machine it says more of a method's
// cost on one core than the clock does.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
