// This file declares the module websocket.

// Package websocket is the module websocket: the frames of WebSocket over a
// stream, as WebREPL uses them. The handshake is the script's.
package websocket

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/stream"
)

// Module makes the module websocket.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "websocket",
		Doc:  "The frames of WebSocket over a stream; the handshake is the script's. Frames of 64 KiB and more can be neither read nor written.",
		Members: []object.Member{{Name: "websocket", Value: object.Ref(Class),
			Doc: "websocket(stream, blocking_write=False): a stream of the payloads of frames. Writing makes a frame of text; ioctl(9, 2) makes it bytes, ioctl(8) tells the type of the last one that came. " +
				"With blocking_write the stream is a socket that blocks while a frame is written."}},
	}
}

var construct = object.NewBuiltin("websocket(stream, blocking_write=False, /)", "Makes a stream.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := stream.Of(args[0])
	if err != nil {
		return object.Value{}, err
	}
	w := &Socket{below: s, object: args[0], out: text}
	w.expect(header, 2)
	w.blocks = len(args) > 1 && args[1].IsTrue()
	return object.Ref(w), nil
})

func init() {
	Class.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return construct.Call(t, args, kw)
	}
	stream.Declare(Class, "read readinto readline write ioctl close")
}
