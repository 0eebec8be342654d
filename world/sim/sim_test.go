package sim

import (
	"testing"

	"go.uber.org/goleak"

	"mpy/sock/socktest"
	"mpy/world"
	"mpy/world/endpointtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// realWorld gives a world in real time with one machine.
func realWorld(t *testing.T) *world.World {
	s := New(Options{})
	t.Cleanup(s.Close)
	return &world.World{Net: s.Machine("machine").Net(), Clock: s.Clock()}
}

func TestEndpoints(t *testing.T) { endpointtest.Run(t, realWorld) }

func TestSockets(t *testing.T) {
	for name, op := range map[string]func() *world.Op{"plain": nil, "op": world.NewOp} {
		t.Run(name, func(t *testing.T) {
			socktest.Run(t, socktest.Config{World: realWorld, Op: op, Memory: true})
		})
	}
}
