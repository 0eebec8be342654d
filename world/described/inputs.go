// This file holds what drives the pins of a described board.

package described

import (
	"sync"
	"time"

	"mpy/world"
)

// Inputs are the pins of a description.
type Inputs struct {
	clock world.Clock
	pins  map[string]InputSpec
}

// Inputs gives what drives the board's pins.
func (w *World) Inputs() *Inputs {
	in := &Inputs{w.clock, map[string]InputSpec{}}
	for _, p := range w.spec.Inputs {
		in.pins[p.Pin] = p
	}
	return in
}

// at gives the place in the pin's values at a time, below 0 before the first,
// and when the next begins; 0: never.
func (p InputSpec) at(now time.Duration) (place int, next time.Duration) {
	round := time.Duration(0)
	if p.Repeat > 0 {
		round = now / p.Repeat * p.Repeat
		now -= round
	}
	place = -1
	for i, at := range p.At {
		if at > now {
			return place, round + at
		}
		place = i
	}
	if p.Repeat > 0 {
		return place, round + p.Repeat + p.At[0]
	}
	return place, 0
}

// Input gives what stands at a pin.
func (in *Inputs) Input(name string) (float64, bool) {
	p, ok := in.pins[name]
	if !ok {
		return 0, false
	}
	i, _ := p.at(world.Reading(in.clock))
	if i < 0 {
		return 0, false
	}
	return p.Values[i], true
}

// Watch calls f whenever the pin changes.
func (in *Inputs) Watch(name string, f func()) (stop func()) {
	p, ok := in.pins[name]
	if !ok {
		return func() {}
	}
	w := &watch{}
	var tick func()
	plan := func() {
		now := world.Reading(in.clock)
		if _, next := p.at(now); next > 0 && !w.over {
			w.timer = in.clock.AfterFunc(next-now, tick)
		}
	}
	tick = func() {
		f()
		w.mu.Lock()
		defer w.mu.Unlock()
		plan()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	plan()
	return w.stop
}

type watch struct {
	mu    sync.Mutex
	timer world.Timer
	over  bool
}

func (w *watch) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	if w.timer != nil {
		w.timer.Stop()
	}
}
