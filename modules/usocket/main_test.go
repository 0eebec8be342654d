package usocket_test

import (
	"testing"

	"mpy/modules/internal/nettest"
)

func TestMain(m *testing.M) { nettest.Main(m) }
