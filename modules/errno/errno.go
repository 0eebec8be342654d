// This file declares the module errno.

// Package errno is the module errno: the names of the board's error numbers.
package errno

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module errno.
func Module(h *host.Host) *object.Def {
	d := &object.Def{Name: "errno", Doc: "Names of the numbers that an OSError has as its first argument."}
	codes := object.NewDict(len(h.Named()))
	for _, c := range h.Named() {
		n := object.Int(int64(h.Board.Errno(c)))
		_ = codes.Set(nil, n, object.NewStr(c.Name()))
		d.Members = append(d.Members, object.Member{Name: c.Name(), Doc: "The number for: " + c.Error() + ".", Value: n})
	}
	codes.Fixed = true
	d.Members = append(d.Members, object.Member{Name: "errorcode", Doc: "A dict from numbers to names.", Value: object.Ref(codes)})
	return d
}
