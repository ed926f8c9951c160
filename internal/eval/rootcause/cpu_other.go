//go:build !unix

package rootcause

import "time"

// cpu is not known here; times on the clock remain.
func cpu() time.Duration { return 0 }
