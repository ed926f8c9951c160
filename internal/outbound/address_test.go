package outbound_test

import (
	"errors"
	"net"
	"net/netip"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/outbound"
)

func TestCheck(t *testing.T) {
	for text, want := range map[string]error{
		"8.8.8.8":                nil,
		"101.91.40.24":           nil,
		"172.32.0.1":             nil,
		"100.63.255.255":         nil,
		"100.128.0.0":            nil,
		"2400:3200::1":           nil,
		"64:ff9b::808:808":       nil,
		"::ffff:8.8.8.8":         nil,
		"127.0.0.1":              outbound.ErrPrivate,
		"127.255.255.254":        outbound.ErrPrivate,
		"10.0.0.1":               outbound.ErrPrivate,
		"172.31.255.255":         outbound.ErrPrivate,
		"192.168.1.1":            outbound.ErrPrivate,
		"100.64.0.1":             outbound.ErrPrivate,
		"::1":                    outbound.ErrPrivate,
		"fd12::1":                outbound.ErrPrivate,
		"::ffff:127.0.0.1":       outbound.ErrPrivate,
		"::ffff:10.1.2.3":        outbound.ErrPrivate,
		"64:ff9b::a00:1":         outbound.ErrPrivate,
		"0.0.0.0":                outbound.ErrForbidden,
		"169.254.169.254":        outbound.ErrForbidden,
		"::ffff:169.254.169.254": outbound.ErrForbidden,
		"64:ff9b::a9fe:a9fe":     outbound.ErrForbidden,
		"100.100.100.200":        outbound.ErrForbidden,
		"168.63.129.16":          outbound.ErrForbidden,
		"fd00:ec2::254":          outbound.ErrForbidden,
		"224.0.0.1":              outbound.ErrForbidden,
		"255.255.255.255":        outbound.ErrForbidden,
		"192.0.2.1":              outbound.ErrForbidden,
		"::":                     outbound.ErrForbidden,
		"::7f00:1":               outbound.ErrForbidden,
		"64:ff9b:1::1":           outbound.ErrForbidden,
		"fe80::1":                outbound.ErrForbidden,
		"fe80::1%eth0":           outbound.ErrForbidden,
		"::1%lo":                 outbound.ErrPrivate,
		"ff02::1":                outbound.ErrForbidden,
		"2001:db8::1":            outbound.ErrForbidden,
		"2001:0:4136:e378::1":    outbound.ErrForbidden,
		"2002:7f00:1::":          outbound.ErrForbidden,
	} {
		ip := netip.MustParseAddr(text)
		if got := outbound.Check(ip, false); !errors.Is(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
		if errors.Is(want, outbound.ErrPrivate) {
			want = nil
		}
		if got := outbound.Check(ip, true); !errors.Is(got, want) {
			t.Errorf("%s with private addresses allowed: %v, want %v", text, got, want)
		}
	}
	if !errors.Is(outbound.Check(netip.Addr{}, true), outbound.ErrForbidden) {
		t.Error("no address at all is let through")
	}
}

// TestCheckAgainstNet: whatever the standard library calls local is refused in every spelling, and
// allowing private addresses only ever adds to what is allowed.
func TestCheckAgainstNet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ip netip.Addr
		if rapid.Bool().Draw(t, "v4") {
			ip = netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "bytes")))
		} else {
			b := [16]byte(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "bytes"))
			b[0] = rapid.SampledFrom([]byte{0, 0x20, 0x24, 0x64, 0xfc, 0xfd, 0xfe, 0xff, b[0]}).Draw(t, "first")
			ip = netip.AddrFrom16(b)
		}
		checkAddress(t, ip)
	})
}

func FuzzCheck(f *testing.F) {
	for _, text := range []string{"127.0.0.1", "::ffff:127.0.0.1", "fe80::1", "8.8.8.8", "64:ff9b::7f00:1"} {
		f.Add(netip.MustParseAddr(text).AsSlice())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if ip, ok := netip.AddrFromSlice(b); ok {
			checkAddress(t, ip)
		}
	})
}

type fatal interface {
	Fatalf(format string, args ...any)
}

func checkAddress(t fatal, ip netip.Addr) {
	err, lenient := outbound.Check(ip, false), outbound.Check(ip, true)
	n := net.IP(ip.AsSlice())
	local := n.IsLoopback() || n.IsPrivate() || n.IsLinkLocalUnicast() || n.IsLinkLocalMulticast() ||
		n.IsMulticast() || n.IsUnspecified() || n.IsInterfaceLocalMulticast()
	if local && err == nil {
		t.Fatalf("%s is let through", ip)
	}
	if (n.IsMulticast() || n.IsLinkLocalUnicast() || n.IsUnspecified()) && lenient == nil {
		t.Fatalf("%s is let through with private addresses", ip)
	}
	if err == nil && lenient != nil {
		t.Fatalf("%s: allowing private addresses refuses it: %v", ip, lenient)
	}
	if ip.Is4() {
		for _, other := range []netip.Addr{netip.AddrFrom16(ip.As16()), embed("64:ff9b::", ip)} {
			if got := outbound.Check(other, false); !errors.Is(got, err) {
				t.Fatalf("%s: %v, but %s: %v", ip, err, other, got)
			}
		}
	}
}

func embed(prefix string, ip netip.Addr) netip.Addr {
	b, last := netip.MustParseAddr(prefix).As16(), ip.As4()
	copy(b[12:], last[:])
	return netip.AddrFrom16(b)
}
