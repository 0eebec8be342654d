// This file holds what ends a script for good, to start it anew.

// Package reset is what machine.reset and its like do: the script ends at once,
// without except or finally, and whoever ran it may run it again.
package reset

import (
	"mpy/host"
	"mpy/python/object"
)

// To ends the script for a reason.
func To(t object.Thread, why host.Cause) error {
	host.Of(t).Boot.Next = why
	if m, ok := t.Interp().(interface{ Kill() }); ok {
		m.Kill()
	}
	return object.NewException(object.SystemExit)
}

// Hard is a function that starts the chip anew.
func Hard(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.Value{}, To(t, host.HardReset)
}

// Soft is one that starts only the script anew.
func Soft(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.Value{}, To(t, host.SoftReset)
}
