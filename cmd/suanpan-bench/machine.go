package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// machine names what was measured on.
type machine struct {
	CPU      string  `json:"cpu"`
	Cores    int     `json:"cores"`
	MemoryGB float64 `json:"memory_gb"`
	System   string  `json:"system"`
}

func thisMachine() machine {
	m := machine{CPU: field("/proc/cpuinfo", "model name"), Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH}
	if m.CPU == "" {
		m.CPU = "unknown CPU"
	}
	m.MemoryGB = kilobytes(field("/proc/meminfo", "MemTotal")) / 1e6
	return m
}

func (m machine) String() string {
	return fmt.Sprintf("%s, %d cores, %.0f GB, %s", m.CPU, m.Cores, m.MemoryGB, m.System)
}

// peakMB is the most resident memory the process has had. The parent's view of it (rusage) would
// include the moment before the program was loaded, when parent and child were one.
func peakMB() float64 { return kilobytes(field("/proc/self/status", "VmHWM")) / 1e3 }

// field is the value of the first line "name: value" of a file of the kernel's, or "".
func field(path, name string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		key, value, ok := strings.Cut(lines.Text(), ":")
		if ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// kilobytes reads "123 kB" (the kernel's kB are 1024 bytes) as units of 1000 bytes.
func kilobytes(value string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(value, " kB"), 64)
	if err != nil {
		return 0
	}
	return n * 1.024
}
