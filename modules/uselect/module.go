// This file declares the module.

// Package uselect is the module select, which is uselect as well: waiting for
// many sockets, streams, descriptors and objects of scripts at once.
//
// A poll object stands over a poll.Poller. What is registered is known by its
// identity. Sockets, and files that have a descriptor, are watched by the
// kernel; other streams are asked by their ioctl, objects of scripts every
// millisecond of the world's time while somebody waits.
package uselect

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// module is what one interpreter's poll objects share.
type module struct {
	h     *host.Host
	spare *set // what select.select waits with, made when first needed
	open  host.Opened[set]
}

// Module makes the module select.
func Module(h *host.Host) *object.Def {
	m := &module{h: h}
	h.OnClose(m.closeAll)
	return &object.Def{
		Name: "select",
		Doc: "Waits for sockets and other streams. Objects, or descriptors, are registered with a poll object for POLLIN, POLLOUT or both; " +
			"errors and hang-ups are reported without being asked for, and 32 for what is closed.",
		Members: []object.Member{
			object.Fn("poll()", "Makes a poll object.", m.poll),
			{Name: "POLLIN", Doc: "There is something to read, or the end, or a connection to accept.", Value: object.Int(int64(world.In))},
			{Name: "POLLOUT", Doc: "There is room to write.", Value: object.Int(int64(world.Out))},
			{Name: "POLLERR", Doc: "There is an error.", Value: object.Int(int64(world.Err))},
			{Name: "POLLHUP", Doc: "The connection has ended, or has not been made.", Value: object.Int(int64(world.Hup))},
			object.Fn("select(rlist, wlist, xlist, timeout=None, /)",
				"Waits until something of the lists can be read, written or has an error, timeout seconds at most; gives three lists of what is.", m.selectLists),
		},
	}
}
