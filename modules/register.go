// This file registers modules with stock gpython.

package modules

import (
	"github.com/go-python/gpython/py"

	"mpy/modules/gpy"
	"mpy/modules/socketpool"
	"mpy/modules/uselect"
	"mpy/modules/usocket"
	"mpy/modules/wifi"
)

// Register makes the modules usocket, socket, select, uselect and socketpool,
// with the wifi whose radio a SocketPool is made of, importable under stock
// gpython, whose registry is the process's: every py.Context made
// from then on has them, on the system's network. Nothing of this project's own
// engine is needed. A program that calls it imports gpython's stdlib package.
func Register() {
	r := &gpy.Registry{}
	for _, name := range []string{"usocket", "socket"} {
		py.RegisterModule(r.Impl(name, usocket.Module))
	}
	for _, name := range []string{"uselect", "select"} {
		py.RegisterModule(r.Impl(name, uselect.Module))
	}
	py.RegisterModule(r.Impl("socketpool", socketpool.Module))
	py.RegisterModule(r.Impl("wifi", wifi.Module))
}
