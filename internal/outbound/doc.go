// Package outbound is the only way from this program to other machines: whatever calls an address
// that a person typed goes through a Door.
//
// A door refuses addresses of this machine and of private networks, which a public name may point at
// as well, by checking the address that is dialled rather than the name that was resolved before. It
// speaks TLS, follows no redirect, knows no proxy and waits only so long.
package outbound
