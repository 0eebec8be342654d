// This file defines core, the state of one interpreter's module: the queue, the
// streams that are waited for, the task that runs.

package asyncio

import (
	"runtime"
	"time"

	"mpy/host"
	"mpy/modules/uselect"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

// period is where ticks begin again at 0, as in the module time.
const period = 1 << 62

// ticksDiff gives end - start, both in ticks.
func ticksDiff(end, start int64) int64 { return (end-start+period/2)&(period-1) - period/2 }

// CancelledError and TimeoutError are the module's exceptions.
var (
	CancelledError = object.NewClass("CancelledError", object.BaseException)
	TimeoutError   = object.NewClass("TimeoutError", object.ExceptionClass)
)

func init() {
	CancelledError.Slots = object.BaseException.Slots
	TimeoutError.Slots = object.BaseException.Slots
}

// core is what one interpreter has of asyncio. Whoever uses it holds the
// interpreter lock.
type core struct {
	h     *host.Host
	clock world.Clock

	taskClass, taskQueueClass, sleeperClass, ioQueueClass            *object.Class
	eventClass, flagClass, lockClass, queueClass, streamClass        *object.Class
	serverClass, loopClass, readClass, writeClass, doneRead, doneOut *object.Class

	sets  *uselect.Maker
	queue *taskQueue // what new_event_loop makes anew
	io    *ioQueue
	cur   *task // nil between turns of no loop

	stopTask *task
	handler  object.Value // of exceptions; unbound: the default one
	context  *object.Dict // what the handler gets, always the same dict

	attempt *attempt // the one for the loop's thread
	scratch []byte   // to read into; nil while it is in use

	left    int        // of the tasks that were ready at the last look
	sends   sock.Batch // see conn.share
	posted  []*conn    // those that have something in it
	shares  bool       // there is another thread
	sharing bool       // in this turn

	owner  object.Thread // whose loop runs, nil for none
	asleep bool          // it waits: whoever makes a task ready must wake it
	looked uint64        // the queue's seq when the streams were looked at
}

func newCore(h *host.Host) *core {
	c := &core{h: h, clock: h.Clock(), sets: uselect.NewMaker(h)}
	c.taskClass = c.makeTaskClass()
	c.taskQueueClass = c.makeTaskQueueClass()
	c.sleeperClass = c.makeSleeperClass()
	c.ioQueueClass = c.makeIOQueueClass()
	c.eventClass = c.makeEventClass()
	c.flagClass = c.makeFlagClass()
	c.lockClass = c.makeLockClass()
	c.queueClass = c.makeQueueClass()
	c.streamClass = c.makeStreamClass()
	c.serverClass = c.makeServerClass()
	c.loopClass = c.makeLoopClass()
	c.makeWishes()
	c.attempt = newAttempt()
	c.shares = runtime.GOMAXPROCS(0) > 1
	c.context = object.NewDict(3)
	c.context.SetStr("message", object.NewStr("Task exception wasn't retrieved"))
	c.context.SetStr("exception", object.None)
	c.context.SetStr("future", object.None)
	c.renew()
	return c
}

// renew forgets all tasks: what new_event_loop does.
func (c *core) renew() {
	c.queue = &taskQueue{c: c}
	c.io = newIOQueue(c)
	c.looked = 0
}

// now is the time in milliseconds, before it is cut to ticks.
func (c *core) now() int64 { return int64(c.clock.Monotonic() / time.Millisecond) }

// moment gives the deadline of a key.
func moment(key int64) world.Deadline {
	if key >= int64(1<<63-1)/int64(time.Millisecond) {
		return world.Never
	}
	return world.Deadline(time.Duration(key) * time.Millisecond)
}

// ready lets x have its turn soon.
func (c *core) ready(x *task) { c.push(c.queue, x, c.now(), true) }

// sleepUntil lets x have its turn at a time.
func (c *core) sleepUntil(x *task, key int64) {
	now := c.now()
	c.push(c.queue, x, key, key <= now)
}

// push adds x to a queue. One that is put into the loop's queue by a callback or
// another thread while the loop waits ends the wait.
func (c *core) push(q *taskQueue, x *task, key int64, due bool) {
	q.push(x, key, due)
	if c.asleep && q == c.queue {
		c.io.wake()
	}
}

// current gives the task that runs.
func (c *core) current() (*task, error) {
	if c.cur == nil {
		return nil, object.NewError(object.RuntimeError, "no running event loop")
	}
	return c.cur, nil
}

// waitIn puts the current task into a queue of those who wait for something.
func (c *core) waitIn(q *taskQueue) error {
	cur, err := c.current()
	if err != nil {
		return err
	}
	q.push(cur, c.now(), true)
	cur.data = object.Ref(q)
	return nil
}

// wakeAll makes all tasks of a queue ready, and says whether there were any.
func (c *core) wakeAll(q *taskQueue) bool {
	any := false
	for x := q.pop(); x != nil; x = q.pop() {
		c.ready(x)
		any = true
	}
	return any
}
