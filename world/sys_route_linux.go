// This file reads Linux's default route.

package world

import (
	"bufio"
	"encoding/binary"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// sysGateway gives the IPv4 gateway of the default route, if there is one.
func sysGateway() netip.Addr {
	f, err := os.Open("/proc/net/route")
	if err != nil {
		return netip.Addr{}
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		w := strings.Fields(s.Text()) // interface, destination, gateway, …, in the machine's order
		if len(w) < 3 || w[1] != "00000000" {
			continue
		}
		if n, err := strconv.ParseUint(w[2], 16, 32); err == nil && n != 0 {
			var b [4]byte
			binary.NativeEndian.PutUint32(b[:], uint32(n))
			return netip.AddrFrom4(b)
		}
	}
	return netip.Addr{}
}
