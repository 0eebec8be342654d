package world

import (
	"testing"
	"time"
)

func BenchmarkSleep(b *testing.B) {
	for _, d := range []time.Duration{50 * time.Microsecond, 200 * time.Microsecond, time.Millisecond, 1500 * time.Microsecond} {
		b.Run(d.String(), func(b *testing.B) {
			c, op := System().Clock, NewOp()
			for b.Loop() {
				if err := c.Sleep(op, After(c, d)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
