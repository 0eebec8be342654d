// This file holds what the tables of boards are written with.

package board

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// is gives the Failure that is a condition, with the board's number.
func is(c Cond) Failure { return Failure{Cond: c} }

// fails reads a Failure's text form.
func fails(s string) Failure {
	f, err := ParseFailure(s)
	if err != nil {
		panic("board: " + err.Error())
	}
	return f
}

// timeouts gives t with one failure for every call.
func timeouts(t Timeouts, f Failure) Timeouts {
	for _, p := range []*Failure{&t.Recv, &t.RecvFrom, &t.Send, &t.SendAll, &t.SendTo, &t.Read, &t.Write, &t.Accept, &t.Connect} {
		*p = f
	}
	return t
}

// resolving gives g with every failure in one form, in which %d stands for the
// condition's number.
func resolving(g GetAddrInfo, form string) GetAddrInfo {
	for _, x := range []struct {
		f *Failure
		c Cond
	}{
		{&g.Empty, EAINoName}, {&g.Unknown, EAINoName}, {&g.Again, EAIAgain}, {&g.Failed, EAIFail}, {&g.Service, EAIService},
		{&g.Family, EAIFamily}, {&g.NoAddress, EAIAddrFamily}, {&g.Type, EAISockType}, {&g.Flags, EAIBadFlags},
	} {
		*x.f = fails(strings.Replace(form, "%d", strconv.Itoa(Linux.Errno(x.c)), 1))
		x.f.Cond = x.c
	}
	return g
}

// firmware gives what all that is not generic starts from: MicroPython as it
// is, without generic's kindnesses.
func firmware(name, about string) *Board {
	b := Generic()
	b.Name, b.About = name, about
	b.System.Traceback, b.System.ReadsInto = Stdout, false
	b.Asyncio = Asyncio{}
	b.TLS.CloseNotify, b.TLS.PeerCert, b.TLS.Ioctl, b.TLS.Default = false, false, false, false
	b.Timeouts.Negative = Failure{}
	b.Addresses.Long = false
	return b
}

// device gives what the boards of hardware start from: one console, lwIP, no
// shell around the script.
func device(name, about, platform, machine string) *Board {
	b := firmware(name, about)
	b.System.Platform, b.System.Machine, b.System.Reports = platform, machine, Stdout
	b.System.Warnings = false
	b.Sockets.AnyProto = true
	b.Sockets.Refused = is(ECONNRESET) // lwIP tells of the peer's RST, not of what it means
	b.Sockets.ConnectDone = is(EISCONN)
	b.Sockets.SendFresh = is(ENOTCONN)
	b.Sockets.SendReset, b.Sockets.SendGone = is(ECONNRESET), is(ECONNRESET)
	b.Sockets.SendFlags = false
	b.Sockets.Closed.Timeout = Failure{Result: Ignored}
	b.Sockets.MakeFile = MakeFile{}
	b.Options = Options{Bool: true}
	b.Timeouts.Unit = time.Millisecond
	b.Timeouts.Negative = Failure{Result: Ignored}
	b.Addresses.Raw = false
	b.Addresses.Names, b.Addresses.NamesSendTo = false, false
	b.Addresses.BadHost = fails("ValueError('invalid arguments')")
	b.Poll.Descriptors = false
	return b
}

// deviceOS are the names of the module os on the boards of hardware.
var deviceOS = words("chdir dupterm dupterm_notify getcwd ilistdir listdir mkdir mount remove rename rmdir stat statvfs sync umount uname unlink urandom")

// streamsOnly gives g with one result, for a stream, whatever is asked for.
func streamsOnly(g GetAddrInfo) GetAddrInfo {
	g.Single, g.Kinds = true, KindsStream
	g.Family, g.Type, g.Flags = Failure{Result: Ignored}, Failure{Result: Ignored}, Failure{Result: Ignored}
	return g
}

// words splits names at spaces.
func words(s string) []string { return strings.Fields(s) }

// less gives a list without some names.
func less(list []string, names string) []string {
	drop := words(names)
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(drop, s) })
}

// u gives aliases with u in front of the names.
func u(names string) map[string]string {
	m := make(map[string]string)
	for _, name := range words(names) {
		m["u"+name] = name
	}
	return m
}

// with gives a copy of m with more in it.
func with[M ~map[string]V, V any](m M, more map[string]V) M {
	m = maps.Clone(m)
	maps.Copy(m, more)
	return m
}

// linux picks constants with Linux's values.
func linux(names string) map[string]int {
	m := make(map[string]int)
	for _, name := range words(names) {
		m[name] = linuxSocket[name]
	}
	return m
}
