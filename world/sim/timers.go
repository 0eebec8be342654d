// This file holds the timers: what happens at a time.

package sim

import "time"

// timer is something planned. Those of one time happen in the order in which
// they were planned.
type timer struct {
	at    time.Duration
	seq   uint64
	place int // in the heap, from 1; 0: not planned
	wake  *waiter
	fire  func() // called with the world's lock
}

// heap has the next timer at its top.
type heap struct{ list []*timer }

func (h *heap) top() *timer {
	if len(h.list) == 0 {
		return nil
	}
	return h.list[0]
}

func (h *heap) less(i, j int) bool {
	a, b := h.list[i], h.list[j]
	return a.at < b.at || a.at == b.at && a.seq < b.seq
}

func (h *heap) swap(i, j int) {
	h.list[i], h.list[j] = h.list[j], h.list[i]
	h.list[i].place, h.list[j].place = i+1, j+1
}

func (h *heap) up(i int) {
	for i > 0 && h.less(i, (i-1)/2) {
		h.swap(i, (i-1)/2)
		i = (i - 1) / 2
	}
}

func (h *heap) down(i int) {
	for {
		least := i
		for c := 2*i + 1; c <= 2*i+2 && c < len(h.list); c++ {
			if h.less(c, least) {
				least = c
			}
		}
		if least == i {
			return
		}
		h.swap(i, least)
		i = least
	}
}

func (h *heap) add(t *timer) {
	h.list = append(h.list, t)
	t.place = len(h.list)
	h.up(len(h.list) - 1)
}

func (h *heap) remove(t *timer) {
	i, last := t.place-1, len(h.list)-1
	if i != last {
		h.swap(i, last)
	}
	h.list[last] = nil
	h.list = h.list[:last]
	t.place = 0
	if i != last {
		h.up(i)
		h.down(i)
	}
}

// plan lets t happen at a time.
func (s *Sim) plan(t *timer, at time.Duration) {
	s.cancel(t)
	s.planned++
	t.at, t.seq = at, s.planned
	s.timers.add(t)
	if t.place == 1 {
		s.arm()
	}
}

// cancel reports whether t was planned.
func (s *Sim) cancel(t *timer) bool {
	if t.place == 0 {
		return false
	}
	s.timers.remove(t)
	return true
}

// fireDue lets happen what is due.
func (s *Sim) fireDue() {
	for now := s.time(); ; {
		t := s.timers.top()
		if t == nil || t.at > now {
			return
		}
		s.timers.remove(t)
		if t.wake != nil {
			s.wake(t.wake)
		} else {
			t.fire()
		}
	}
}

// jump moves the clock to a time, and lets happen what is due then.
func (s *Sim) jump(at time.Duration) {
	if at > s.now {
		s.now = at
		s.jumps++
	}
	s.fireDue()
}

// arm sets the system's timer for the next of ours, while the clock is held.
func (s *Sim) arm() {
	t := s.timers.top()
	if s.holds == 0 || t == nil || s.closed {
		return
	}
	d := t.at - s.time()
	if s.driver == nil {
		s.driver = time.AfterFunc(d, s.drive)
	} else {
		s.driver.Reset(d)
	}
}

// drive lets timers happen while the clock is held.
func (s *Sim) drive() {
	s.mu.Lock()
	if s.holds > 0 && !s.closed {
		s.fireDue()
		s.arm()
		if s.running == nil {
			s.next()
		}
	}
	s.unlock()
}
