package outbound

import (
	"errors"
	"net/netip"
	"slices"
)

// Why an address is refused.
var (
	ErrPrivate   = errors.New("outbound: a private address")
	ErrForbidden = errors.New("outbound: an address that nothing may be sent to")
)

// private are the networks of this machine and of the house: reached only if that is allowed.
var private = prefixes(
	"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // RFC 1918
	"100.64.0.0/10", // RFC 6598, shared by customers of a provider
	"127.0.0.0/8", "::1/128",
	"fc00::/7", // RFC 4193
)

// metadata are where clouds tell a machine its secrets. They are refused even where private
// addresses are allowed.
var metadata = prefixes(
	"100.100.100.200/32", // Alibaba Cloud
	"168.63.129.16/32",   // Azure
	"fd00:ec2::254/128",  // AWS
)

// special are the other networks of the IANA special-purpose registries (RFC 6890) that are no
// address of a service on the internet.
var special = prefixes(
	"0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// global is what IANA has given out of IPv6.
var global = netip.MustParsePrefix("2000::/3")

// nat64 carries an IPv4 address in its last four bytes (RFC 6052).
var nat64 = netip.MustParsePrefix("64:ff9b::/96")

func prefixes(texts ...string) []netip.Prefix {
	list := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		list[i] = netip.MustParsePrefix(text)
	}
	return list
}

// Check says whether something may be sent to an address: ErrPrivate where only allowPrivate would
// let it, ErrForbidden where nothing does.
func Check(ip netip.Addr, allowPrivate bool) error {
	ip = ip.WithZone("").Unmap()
	if nat64.Contains(ip) {
		b := ip.As16()
		ip = netip.AddrFrom4([4]byte(b[12:]))
	}
	in := func(p netip.Prefix) bool { return p.Contains(ip) }
	switch {
	case !ip.IsValid(), slices.ContainsFunc(metadata, in), slices.ContainsFunc(special, in):
		return ErrForbidden
	case slices.ContainsFunc(private, in):
		if allowPrivate {
			return nil
		}
		return ErrPrivate
	case ip.Is6() && !global.Contains(ip):
		return ErrForbidden
	}
	return nil
}
