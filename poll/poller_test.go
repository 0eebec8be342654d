package poll_test

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"mpy/board"
	"mpy/poll"
	"mpy/sock"
	"mpy/sock/socktest"
	"mpy/world"
)

// newPoller gives a poller, over the list instead of epoll where MPY_POLL_LIST
// is set: TestList runs all tests again with it.
func newPoller(t testing.TB, w *world.World) *poll.Poller {
	p := poll.New(w)
	if os.Getenv("MPY_POLL_LIST") != "" {
		p = poll.NewList(w)
	}
	t.Cleanup(func() { must(t, p.Close()) })
	return p
}

// selectOnce is Select, over the list likewise.
func selectOnce(w *world.World, op *world.Op, dl world.Deadline, items []poll.Item, buf []poll.Event) ([]poll.Event, error) {
	if os.Getenv("MPY_POLL_LIST") != "" {
		return poll.SelectList(w, op, dl, items, buf)
	}
	return poll.Select(w, op, dl, items, buf)
}

// expect waits and compares the results, "key:bits key:bits".
func expect(t testing.TB, what string, p *poll.Poller, dl world.Deadline, text string) {
	t.Helper()
	events, err := p.Wait(nil, dl, nil)
	if list(events) != text || err != nil {
		t.Errorf("%s: %q, %v, want %q", what, list(events), err, text)
	}
}

// list gives "key:bits key:bits ".
func list(events []poll.Event) (text string) {
	for _, e := range events {
		text += fmt.Sprint(e.Key, ":", e.Ready, " ")
	}
	return text
}

// TestConformance: the bits of every state of every kind of socket (sections
// 6b and 11.33 of the page of facts), with masks 5, 1, 4 and 0, by a poller, by
// a second wait of it, and by Select.
func TestConformance(t *testing.T) {
	w := world.System()
	count := 0
	for _, n := range socktest.Transports() {
		t.Run(n.Name, func(t *testing.T) {
			socktest.NewCase(t, w, n)
			for _, row := range socktest.BitsOf(n) {
				t.Run(row.Section+"/"+row.State, func(t *testing.T) {
					c := socktest.NewCase(t, w, n)
					s := row.Make(c)
					if s == nil {
						t.Skip("the state cannot be reached here")
					}
					for i, mask := range socktest.Masks() {
						p := newPoller(t, w)
						must(t, p.Register("s", s, mask))
						text := ""
						dl := world.NoWait
						if row.Ready[i] != 0 {
							text = fmt.Sprint("s:", row.Ready[i], " ")
							dl = late(w)
						}
						for name, wait := range map[string]func() ([]poll.Event, error){
							"wait":  func() ([]poll.Event, error) { return p.Wait(nil, dl, nil) },
							"again": func() ([]poll.Event, error) { return p.Wait(nil, world.NoWait, nil) },
							"select": func() ([]poll.Event, error) {
								return selectOnce(w, nil, dl, []poll.Item{{Key: "s", Source: s, Mask: mask}}, nil)
							},
						} {
							got, err := wait()
							for tries := 0; list(got) != text && tries < 50 && row.Settle(c, s); tries++ {
								got, err = wait()
							}
							if must(t, err); list(got) != text {
								t.Errorf("mask %d, %s: %q, want %q", mask, name, list(got), text)
							}
						}
						count++
					}
				})
			}
		})
	}
	t.Logf("%d cells", count)
}

func TestRegister(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	expect(t, "empty", p, soon(w), "")
	a, b := pair(t, w)
	c, d := pair(t, w)
	must(t, p.Register(1, a, world.In|world.Out))
	must(t, p.Register(2, c, world.In|world.Out))
	expect(t, "two", p, world.Never, "1:4 2:4 ")
	must(t, p.Register(1, a, world.In)) // a second time is Modify
	expect(t, "modified", p, world.Never, "2:4 ")
	must(t, p.Modify(2, 0)) // as after a one-shot
	send(t, b, "x")
	send(t, d, "x")
	expect(t, "one-shot", p, world.Never, "1:1 ")
	must(t, p.Modify(2, world.In))
	for c.Ready(world.In) == 0 {
	}
	expect(t, "both", p, world.Never, "1:1 2:1 ")
	if !p.Unregister(1) || p.Unregister(1) || p.Unregister("nothing") {
		t.Error("unregister")
	}
	if err := p.Modify(1, 0); board.CondOf(err) != board.ENOENT {
		t.Errorf("modify of nothing: %v", err)
	}
	expect(t, "one", p, world.Never, "2:1 ")
	if p.Len() != 1 {
		t.Errorf("%d registered", p.Len())
	}
	q := newPoller(t, w) // two pollers on one socket
	must(t, q.Register("q", c, world.In))
	expect(t, "the other poller", q, world.Never, "q:1 ")
	expect(t, "this poller", p, world.Never, "2:1 ")
	must(t, q.Close())
	if err := q.Register("q", c, 0); board.CondOf(err) != board.EBADF {
		t.Errorf("register after close: %v", err)
	}
	if _, err := q.Wait(nil, world.Never, nil); board.CondOf(err) != board.EBADF {
		t.Errorf("wait after close: %v", err)
	}
}

func TestTimeout(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	l, _ := listener(t, w)
	for range 2 {
		for _, d := range []time.Duration{0, time.Millisecond, 30 * time.Millisecond} {
			before := w.Clock.Monotonic()
			expect(t, "nothing", p, world.After(w.Clock, d), "")
			if took := w.Clock.Monotonic() - before; took < d || took > d+time.Second {
				t.Errorf("%v took %v", d, took)
			}
		}
		must(t, p.Register("l", l, world.In)) // now with the kernel
	}
}

// during runs f when a wait of p is under way, as far as can be told.
func during(f func()) (done chan struct{}) {
	done = make(chan struct{})
	go func() {
		defer close(done)
		for range 1000 { // each order must work; this makes both likely
			runtime.Gosched()
		}
		f()
	}()
	return done
}

// TestChangesDuringWait: what happens during a wait, or just before, is seen.
func TestChangesDuringWait(t *testing.T) {
	w := world.System()
	for name, f := range map[string]func(p *poll.Poller, a, b, l *sock.Socket){
		"data":     func(p *poll.Poller, a, b, l *sock.Socket) { b.Send(nil, world.Never, []byte("x"), 0) },
		"close":    func(p *poll.Poller, a, b, l *sock.Socket) { a.Close() },
		"register": func(p *poll.Poller, a, b, l *sock.Socket) { p.Register("l", newSocket(t, w, world.Stream), 0) },
		"modify":   func(p *poll.Poller, a, b, l *sock.Socket) { p.Modify("a", world.Out) },
		"read ahead": func(p *poll.Poller, a, b, l *sock.Socket) {
			b.Send(nil, world.Never, []byte("xy"), 0)
			a.Read(nil, world.Never, make([]byte, 1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			for range 20 {
				a, b := pair(t, w)
				l, _ := listener(t, w)
				p := newPoller(t, w)
				must(t, p.Register("a", a, world.In))
				if name == "close" { // also a poller without a kernel
					must(t, p.Register("c", newSoft(false), world.In))
				}
				done := during(func() { f(p, a, b, l) })
				events, err := p.Wait(nil, late(w), nil)
				if len(events) == 0 || err != nil {
					t.Fatalf("%v, %v", events, err)
				}
				<-done
				a.Close()
				b.Close()
				l.Close()
				must(t, p.Close())
			}
		})
	}
}

func TestClosedKeepsTelling(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	a, _ := pair(t, w)
	must(t, p.Register("a", a, world.In))
	must(t, a.Close())
	c, d := pair(t, w)
	must(t, p.Register("c", c, world.In))
	for range 3 {
		expect(t, "closed", p, world.Never, "a:32 ")
	}
	send(t, d, "x")
	for c.Ready(world.In) == 0 {
	}
	expect(t, "and the new one", p, world.Never, "a:32 c:1 ")
	p.Unregister("a")
	expect(t, "the new one", p, world.Never, "c:1 ")
}

// soft is a source without a descriptor.
type soft struct {
	world.Watchers
	mu    sync.Mutex
	ready uint32
	asks  int
}

func newSoft(asked bool) poll.Source {
	if asked {
		return &onlyAsked{}
	}
	return &soft{}
}

func (s *soft) Ready(mask uint32) uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asks++
	return s.ready & (mask | world.Always)
}
func (s *soft) Soft() bool      { return true }
func (s *soft) Descriptor() int { return -1 }
func (s *soft) set(bits uint32) {
	s.mu.Lock()
	s.ready = bits
	s.mu.Unlock()
	s.Tell(world.Changed)
}

// onlyAsked tells nobody.
type onlyAsked struct {
	soft
	after int // asks until it is ready
	err   error
}

func (s *onlyAsked) Ask(mask uint32) (uint32, error) {
	s.asks++
	if s.asks < s.after {
		return 0, nil
	}
	return 1000, s.err
}

func TestSoft(t *testing.T) {
	w := world.System()
	for _, withKernel := range []bool{false, true} {
		p := newPoller(t, w)
		s := &soft{}
		must(t, p.Register("s", s, world.In))
		if withKernel {
			l, _ := listener(t, w)
			must(t, p.Register("l", l, world.In))
		}
		expect(t, "nothing", p, soon(w), "")
		s.asks = 0
		done := during(func() { s.set(world.In | world.Out) })
		expect(t, "told", p, late(w), "s:1 ")
		<-done
		if s.asks > 3 {
			t.Errorf("asked %d times", s.asks)
		}
		s.set(0)
		if withKernel {
			u := newSocket(t, w, world.Datagram)
			must(t, p.Register("u", u, world.Out))
			s.set(world.Hup)
			expect(t, "merged", p, world.Never, "s:16 u:4 ")
		}
	}
}

func TestAsked(t *testing.T) {
	w := world.System()
	for _, withKernel := range []bool{false, true} {
		p := newPoller(t, w)
		s := &onlyAsked{after: 5}
		must(t, p.Register("s", s, world.In))
		if withKernel {
			l, _ := listener(t, w)
			must(t, p.Register("l", l, world.In))
		}
		before := w.Clock.Monotonic()
		expect(t, "asked", p, late(w), "s:1000 ") // unmasked
		if d := w.Clock.Monotonic() - before; d < 3*time.Millisecond || d > time.Second {
			t.Errorf("5 times took %v", d)
		}
		s.err = errors.New("from ioctl")
		if _, err := p.Wait(nil, world.Never, nil); err != s.err {
			t.Error(err)
		}
	}
}

func TestSelect(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	l, _ := listener(t, w)
	items := []poll.Item{{Key: "a", Source: a, Mask: world.In}, {Key: "l", Source: l, Mask: world.In}}
	check := func(what string, dl world.Deadline, text string) {
		t.Helper()
		events, err := selectOnce(w, nil, dl, items, nil)
		got := ""
		for _, e := range events {
			got += fmt.Sprint(e.Key, ":", e.Ready, " ")
		}
		if got != text || err != nil {
			t.Errorf("%s: %q, %v, want %q", what, got, err, text)
		}
	}
	check("a try", world.NoWait, "")
	check("nothing", soon(w), "")
	done := during(func() { send(t, b, "x") })
	check("data", late(w), "a:1 ")
	<-done
	check("at once", world.Never, "a:1 ")
	items = append(items, poll.Item{Key: "s", Source: &onlyAsked{after: 1}, Mask: world.In})
	check("asked", world.Never, "a:1 s:1000 ")
	op := world.NewOp()
	op.Interrupt(world.Cancel)
	if _, err := selectOnce(w, op, world.Never, items[1:2], nil); err != world.ErrInterrupted {
		t.Error(err)
	}
}

// TestWaitIn: sources are asked outside of the blocking part.
func TestWaitIn(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	s := &onlyAsked{after: 3}
	l, _ := listener(t, w)
	must(t, p.Register("s", s, world.In))
	must(t, p.Register("l", l, world.In))
	op := world.NewOp()
	blocked := 0
	events, err := p.WaitIn(func(f func(op *world.Op) error) error {
		blocked++
		before := s.asks
		err := f(op)
		if s.asks != before {
			t.Error("asked while blocking")
		}
		return err
	}, late(w), nil)
	if len(events) != 1 || err != nil || blocked < 2 {
		t.Errorf("%v, %v, blocked %d times", events, err, blocked)
	}
}

func TestDescriptors(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	a, b := pair(t, w)
	must(t, p.Register("a", a, world.In))
	must(t, p.Register("fd", poll.Descriptor(a.Fileno()), world.In|world.Out)) // both at once
	expect(t, "a socket and its number", p, world.Never, "fd:4 ")
	send(t, b, "x")
	for a.Ready(world.In) == 0 {
	}
	expect(t, "a socket and its number", p, world.Never, "a:1 fd:5 ")
	p.Unregister("a")
	expect(t, "its number alone", p, world.Never, "fd:5 ")
	must(t, a.Close())
	expect(t, "closed", p, world.Never, "fd:32 ")
	p.Unregister("fd")

	if runtime.GOOS == "windows" {
		return // files are no descriptors there
	}
	f, err := os.Open(os.Args[0])
	must(t, err)
	defer f.Close()
	must(t, p.Register("file", poll.Descriptor(f.Fd()), world.In|world.Out))
	must(t, p.Register("none", poll.Descriptor(9999), world.In))
	expect(t, "a file and nothing", p, world.Never, "file:5 none:32 ")
}

func TestInterrupt(t *testing.T) {
	w := world.System()
	l, _ := listener(t, w)
	for _, withKernel := range []bool{false, true} {
		p := newPoller(t, w)
		if withKernel {
			must(t, p.Register("l", l, world.In))
		}
		op := world.NewOp()
		for i := range 300 {
			begun := make(chan struct{})
			go func() {
				<-begun
				for range i * 30 {
					op.Pending()
				}
				op.Interrupt(world.Callback)
			}()
			close(begun)
			if _, err := p.Wait(op, late(w), nil); err != world.ErrInterrupted {
				t.Fatalf("try %d: %v", i, err)
			}
			op.Take()
		}
		expect(t, "afterwards", p, soon(w), "")
	}
}

func TestCloseDuringWait(t *testing.T) {
	w := world.System()
	l, _ := listener(t, w)
	for i := range 40 {
		p := newPoller(t, w)
		if i%2 == 0 {
			must(t, p.Register("l", l, world.In))
		}
		done := during(func() { p.Close() })
		if _, err := p.Wait(nil, late(w), nil); board.CondOf(err) != board.EBADF {
			t.Fatal(err)
		}
		<-done
	}
}

// TestTwoWaiters: waits of two threads on one poller take turns.
func TestTwoWaiters(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	a, b := pair(t, w)
	must(t, p.Register("a", a, world.In))
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			events, err := p.Wait(world.NewOp(), late(w), nil)
			if len(events) != 1 || err != nil {
				t.Errorf("%v, %v", events, err)
			}
		})
	}
	send(t, b, "x")
	group.Wait()
}

func TestHammer(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	stop := make(chan struct{})
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for n := range 200 {
				s, err := sock.New(w, board.Generic(), world.Inet, world.Datagram, 0)
				if err != nil {
					t.Error(err)
					return
				}
				key := [2]int{i, n}
				if err := p.Register(key, s, world.In); err != nil {
					t.Error(err)
				}
				p.Modify(key, world.Out)
				if n%2 == 0 {
					p.Unregister(key)
					s.Close()
				} else {
					s.Close()
					p.Unregister(key)
				}
			}
		})
	}
	waiting := make(chan struct{})
	go func() {
		defer close(waiting)
		var buf []poll.Event
		for {
			select {
			case <-stop:
				return
			default:
			}
			var err error
			if buf, err = p.Wait(nil, world.After(w.Clock, time.Millisecond), buf); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	group.Wait()
	close(stop)
	<-waiting
	if p.Len() != 0 {
		t.Errorf("%d left", p.Len())
	}
}

// TestHammerClose closes a socket while another thread waits for it, 1,000
// times: the wait ends, with 32, and with nothing of whoever has the
// descriptor's number by then.
func TestHammerClose(t *testing.T) {
	w := world.System()
	rounds := 1000
	if testing.Short() {
		rounds = 100
	}
	p := newPoller(t, w)
	idle, _ := pair(t, w)
	must(t, p.Register("idle", idle, world.In))
	l, addr := listener(t, w)
	for i := range rounds {
		a, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
		must(t, err)
		must(t, a.Connect(nil, world.Never, addr))
		b, _, err := l.Accept(nil, world.Never)
		must(t, err)
		must(t, p.Register("a", a, world.In))
		begun, done := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(done)
			close(begun)
			for range i % 50 {
				runtime.Gosched()
			}
			a.Close()
			// The same number again, ready at once, and registered under
			// another name in every second round.
			u, err := sock.New(w, board.Generic(), world.Inet, world.Datagram, 0)
			if err != nil {
				t.Error(err)
				return
			}
			defer u.Close()
			if i%2 == 0 {
				p.Register("u", u, world.In)
				p.Unregister("u")
			}
		}()
		<-begun
		if i%3 == 0 {
			events, err := selectOnce(w, nil, late(w), []poll.Item{{Key: "a", Source: a, Mask: world.In}}, nil)
			if len(events) != 1 || events[0].Ready != world.Nval || err != nil {
				t.Fatalf("select: %v, %v", events, err)
			}
		}
		expect(t, "closed", p, late(w), "a:32 ")
		<-done
		p.Unregister("a")
		must(t, b.Close())
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
	}
	expect(t, "afterwards", p, world.NoWait, "")
}

func TestNoAllocation(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a call of WSAPoll allocates")
	}
	w := world.System()
	p := newPoller(t, w)
	a, b := pair(t, w)
	must(t, p.Register(1, a, world.In))
	must(t, p.Register(2, &soft{}, world.In))
	send(t, b, "x")
	var buf []poll.Event
	op := world.NewOp()
	if n := testing.AllocsPerRun(200, func() {
		buf, _ = p.Wait(op, world.After(w.Clock, time.Minute), buf)
	}); n != 0 || len(buf) != 1 {
		t.Errorf("%v allocations, %v", n, buf)
	}
}

// TestList runs the tests of this file over the set for the other systems.
func TestList(t *testing.T) {
	if os.Getenv("MPY_POLL_LIST") != "" {
		return
	}
	t.Setenv("MPY_POLL_LIST", "1")
	for name, test := range map[string]func(t *testing.T){
		"conformance": TestConformance, "register": TestRegister, "timeout": TestTimeout, "changes": TestChangesDuringWait,
		"closed": TestClosedKeepsTelling, "soft": TestSoft, "asked": TestAsked, "descriptors": TestDescriptors,
		"interrupt": TestInterrupt, "close": TestCloseDuringWait, "two": TestTwoWaiters, "hammer": TestHammer, "hammer close": TestHammerClose,
		"select": TestSelect, "wait in": TestWaitIn, "turned": TestTurned, "turned meanwhile": TestTurnedMeanwhile,
	} {
		t.Run(name, test)
	}
}
