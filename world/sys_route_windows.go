// This file reads Windows' gateway and name servers.

package world

import (
	"net"
	"net/netip"
	"unsafe"

	"golang.org/x/sys/windows"
)

// adapters gives the system's list, of which each knows the next.
func adapters() *windows.IpAdapterAddresses {
	size := uint32(15000)
	for range 3 {
		b := make([]byte, size)
		p := (*windows.IpAdapterAddresses)(unsafe.Pointer(&b[0]))
		err := windows.GetAdaptersAddresses(windows.AF_INET, windows.GAA_FLAG_INCLUDE_GATEWAYS, 0, p, &size)
		if err == nil {
			return p
		}
		if err != windows.ERROR_BUFFER_OVERFLOW {
			break
		}
	}
	return nil
}

// sysGateway gives the first gateway of an adapter that is up.
func sysGateway() netip.Addr {
	for a := adapters(); a != nil; a = a.Next {
		if g := a.FirstGatewayAddress; g != nil && a.OperStatus == windows.IfOperStatusUp {
			return ipOf(g.Address.IP())
		}
	}
	return netip.Addr{}
}

// sysDNS gives the name servers of the adapters that are up.
func sysDNS() (list []netip.Addr) {
	for a := adapters(); a != nil; a = a.Next {
		for d := a.FirstDnsServerAddress; d != nil && a.OperStatus == windows.IfOperStatusUp; d = d.Next {
			if ip := ipOf(d.Address.IP()); ip.IsValid() {
				list = append(list, ip)
			}
		}
	}
	return list
}

func ipOf(ip net.IP) netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}
