// This file holds the module platform.

// Package platform is the module platform: what the interpreter runs on.
package platform

import (
	"runtime"
	"strings"

	"mpy/host"
	"mpy/python/object"
)

// release is the release of MicroPython whose behaviour scripts see.
const release = "1.29.0"

// Module makes the module platform.
func Module(h *host.Host) *object.Def {
	return &object.Def{
		Name: "platform",
		Doc:  "What the interpreter runs on, as text. sys.platform and sys.implementation say it for programs.",
		Members: []object.Member{
			object.Fn("libc_ver(*args, **kwargs)", "Gives the tuple (name, version) of the C library, both empty: there is none.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.NewTuple(object.NewStr(""), object.NewStr("")), nil
			}),
			object.Fn("platform(*args, **kwargs)", "Gives the system, the release of MicroPython and the processor, joined by hyphens.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.NewStr(strings.Join([]string{system(h), release, machine(), "", "with", ""}, "-")), nil
			}),
			object.Fn("python_compiler()", "Gives the compiler that the interpreter was built with.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.NewStr("Go " + strings.TrimPrefix(runtime.Version(), "go")), nil
			}),
		},
	}
}

// system names the system in MicroPython's words, a board by its name.
func system(h *host.Host) string {
	if h.Board.System.Platform != "" {
		return "MicroPython"
	}
	switch runtime.GOOS {
	case "linux":
		return "Linux"
	case "freebsd":
		return "FreeBSD"
	case "windows":
		return "Windows"
	case "darwin":
		return "Darwin"
	}
	return "Unix"
}

// machine names the processor in MicroPython's words.
func machine() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x86_64"
	case "386":
		return "x86"
	case "arm64":
		return "aarch64"
	case "loong64":
		return "loongarch64"
	}
	return runtime.GOARCH
}
