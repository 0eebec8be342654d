package world_test

import (
	"testing"

	"mpy/world"
	"mpy/world/endpointtest"
)

func TestSystem(t *testing.T) {
	endpointtest.Run(t, func(*testing.T) *world.World { return world.System() })
}
