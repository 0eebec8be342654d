// This file holds the operation: what a blocking call of one Python thread
// can be interrupted through.

package world

import (
	"errors"
	"sync/atomic"
	"time"
)

// ErrInterrupted ends a blocking call whose Op was interrupted. [Op.Take] says
// why. The call may be repeated with the same deadline.
var ErrInterrupted = errors.New("operation interrupted")

// A Reason says why an operation was interrupted. Reasons are bits: several
// can be pending.
type Reason uint32

const (
	Callback Reason = 1 << iota // a callback waits to run; afterwards the call goes on
	Cancel                      // Ctrl-C
	Shutdown                    // the embedder's context ended
	Stuck                       // nothing can ever end the wait: Op.Why says more
)

// An Op is the operation of one thread: the reasons that are pending, and the
// way to stop the call that is blocked now. Make one per Python thread with
// [NewOp] and pass it to every blocking call of that thread; a call does not
// allocate. Only one goroutine at a time may block with it.
type Op struct {
	reasons atomic.Uint32
	stop    atomic.Pointer[stopper]

	wake   chan struct{} // for calls that wait on a channel
	byChan stopper       // sends to wake
	timer  *time.Timer   // reused by them
	bell   opBell        // for calls that wait in the kernel
	lookup *lookup       // a name resolution left running by an interrupted call

	outside bool          // the goroutine is no actor of a virtual world
	where   func() string // what the thread runs, for people
	why     string        // of Stuck
	forGood bool
}

// A stopper ends one blocked call. Whoever blocks builds it once.
type stopper struct{ stop func() }

// NewOp gives an Op.
func NewOp() *Op {
	o := &Op{wake: make(chan struct{}, 1)}
	o.byChan.stop = func() {
		select {
		case o.wake <- struct{}{}:
		default:
		}
	}
	return o
}

// Interrupt adds a reason and ends the call that is blocked with the Op, or
// else the next one that would block. Any goroutine may call it, also from a
// signal handler's or a timer's.
func (o *Op) Interrupt(r Reason) {
	o.reasons.Or(uint32(r))
	if s := o.stop.Load(); s != nil {
		s.stop()
	}
}

// Pending gives the reasons that nobody has taken yet. A nil Op has none.
func (o *Op) Pending() Reason {
	if o == nil {
		return 0
	}
	return Reason(o.reasons.Load())
}

// Take gives the pending reasons and clears them.
func (o *Op) Take() Reason {
	if o == nil || o.reasons.Load() == 0 {
		return 0
	}
	return Reason(o.reasons.Swap(0))
}

// Clear clears some of the pending reasons.
func (o *Op) Clear(r Reason) {
	if o != nil {
		o.reasons.And(^uint32(r))
	}
}

// Close ends what interrupted calls left running for the sake of being
// repeated (a name resolution), and closes what the Op waits with. The thread
// calls it when it ends; Interrupt may still be called afterwards.
func (o *Op) Close() {
	if o == nil {
		return
	}
	o.dropLookup()
	o.bell.close()
}

// MarkOutside says that whoever waits with the Op is no actor of the virtual
// world that it calls: a goroutine that serves the outside, say.
func (o *Op) MarkOutside() { o.outside = true }

// IsOutside tells what MarkOutside said.
func (o *Op) IsOutside() bool { return o != nil && o.outside }

// SetWhere gives the Op a function that tells what its thread does, as
// "main.py:12"; it is called while the thread waits.
func (o *Op) SetWhere(f func() string) { o.where = f }

// Where asks it.
func (o *Op) Where() string {
	if o == nil || o.where == nil {
		return "a program"
	}
	return o.where()
}

// Stick adds the reason Stuck, without ending the call that is blocked: whoever
// finds out about a deadlock does that. With forGood the script shall end.
func (o *Op) Stick(why string, forGood bool) {
	o.why, o.forGood = why, forGood
	o.reasons.Or(uint32(Stuck))
}

// Why says what Stick was told. It holds once Take has given Stuck.
func (o *Op) Why() (text string, forGood bool) { return o.why, o.forGood }

// publish makes s the way to stop the call that is about to block, and
// reports whether the call may block: not if a reason is pending.
func (o *Op) publish(s *stopper) {
	if o != nil {
		o.stop.Store(s)
	}
}

// withdraw ends what publish began.
func (o *Op) withdraw() {
	if o != nil {
		o.stop.Store(nil)
	}
}

// A Stopper lets another package block with an Op: the poller, which waits in
// the kernel. It is built once and reused.
type Stopper struct{ s stopper }

// NewStopper gives a Stopper that ends a blocked call by calling stop, from
// any goroutine, possibly late or more than once.
func NewStopper(stop func()) *Stopper { return &Stopper{stopper{stop}} }

// Begin publishes the stopper. Then the caller sets its own deadline, looks at
// [Op.Pending], blocks, and calls End.
func (s *Stopper) Begin(o *Op) { o.publish(&s.s) }

// End withdraws the stopper.
func (s *Stopper) End(o *Op) { o.withdraw() }
