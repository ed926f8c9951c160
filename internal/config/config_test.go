package config

import (
	"errors"
	"testing"
)

func TestCheck(t *testing.T) {
	env := map[string]string{}
	c, err := FromEnv(func(k string) string { return env[k] })
	if err != nil || c.Check() != nil || c.Listen != "127.0.0.1:8710" {
		t.Fatalf("defaults: %+v %v %v", c, err, c.Check())
	}
	for listen, loopback := range map[string]bool{
		"127.0.0.1:0": true, "[::1]:80": true, "localhost:1": true, "127.9.9.9:1": true,
		"0.0.0.0:80": false, ":80": false, "192.168.1.2:80": false, "[::]:80": false, "example.org:80": false,
	} {
		c.Listen = listen
		if err := c.Check(); (err == nil) != loopback || (!loopback && !errors.Is(err, ErrNotLoopback)) {
			t.Errorf("%s: %v", listen, err)
		}
	}
	env["SUANPAN_MEMORY_MB"] = "lots"
	if _, err := FromEnv(func(k string) string { return env[k] }); err == nil {
		t.Error("a word was taken for a number")
	}
}
