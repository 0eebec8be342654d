package sock_test

import (
	"testing"

	"mpy/sock/socktest"
	"mpy/world"
)

func TestConformance(t *testing.T) {
	for _, tt := range []struct {
		name string
		op   func() *world.Op
	}{
		{"plain", nil},
		{"op", world.NewOp},
	} {
		t.Run(tt.name, func(t *testing.T) {
			socktest.Run(t, socktest.Config{World: func(*testing.T) *world.World { return world.System() }, Op: tt.op})
		})
	}
}
