// Package config is everything that is decided before a workspace is opened.
// What a merchant decides lives in the workspace's settings instead.
package config

import (
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strconv"
)

// Config is read from the environment and overridden by flags.
type Config struct {
	// Workspace is the directory of one merchant. Default: ./workspace. SUANPAN_WORKSPACE.
	Workspace string
	// Listen is host:port of the server; the host must be a loopback address until there are
	// logins. Port 0 takes any free port. Default: 127.0.0.1:8710. SUANPAN_LISTEN.
	Listen string
	// MemoryMB bounds the memory of the columnar store, in MiB, 256–1,000,000. Default: 2048.
	// SUANPAN_MEMORY_MB.
	MemoryMB int
	// Lang is the language of the command line: zh-CN or en. Default: from LC_ALL or LANG,
	// otherwise Chinese. SUANPAN_LANG.
	Lang string
}

// FromEnv reads the environment and fills in the defaults.
func FromEnv(getenv func(string) string) (Config, error) {
	or := func(values ...string) string {
		for _, v := range values {
			if v != "" {
				return v
			}
		}
		return ""
	}
	c := Config{
		Workspace: or(getenv("SUANPAN_WORKSPACE"), "workspace"),
		Listen:    or(getenv("SUANPAN_LISTEN"), "127.0.0.1:8710"),
		MemoryMB:  2048,
		Lang:      or(getenv("SUANPAN_LANG"), getenv("LC_ALL"), getenv("LANG")),
	}
	if v := getenv("SUANPAN_MEMORY_MB"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			return c, fmt.Errorf("SUANPAN_MEMORY_MB: %q is not a whole number", v)
		}
		c.MemoryMB = n
	}
	return c, nil
}

// ErrNotLoopback says that the server was asked to listen where others could reach it.
var ErrNotLoopback = errors.New("not a loopback address")

// Check refuses values that cannot work.
func (c Config) Check() error {
	if c.MemoryMB < 256 || c.MemoryMB > 1_000_000 {
		return fmt.Errorf("memory of %d MiB is outside 256–1000000", c.MemoryMB)
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("listen address %q: %w", c.Listen, err)
	}
	if host != "localhost" {
		if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
			return fmt.Errorf("listen address %q: %w", c.Listen, ErrNotLoopback)
		}
	}
	return nil
}

// Dir is the workspace's absolute path.
func (c Config) Dir() (string, error) {
	dir, err := filepath.Abs(c.Workspace)
	if err != nil {
		return "", fmt.Errorf("workspace %s: %w", c.Workspace, err)
	}
	return dir, nil
}
