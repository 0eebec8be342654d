// This file defines TaskQueue, tasks in the order of the times at which they are due.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// taskQueue holds tasks by (key, order of coming). Most come with the present
// time as their key: they stand in a linked list, which stays sorted by itself.
// Those with a time in the future, or out of order, are in a heap. A task is in
// one queue at most, so that the links are its own and nothing is allocated.
type taskQueue struct {
	c           *core
	first, last *task
	n           int // in the list
	heap        []*task
	seq         uint64 // of the last that came
}

// Type makes *taskQueue a py.Object.
func (q *taskQueue) Type() *py.Type { return &q.c.taskQueueClass.Py }

// Class gives the class TaskQueue.
func (q *taskQueue) Class() *object.Class { return q.c.taskQueueClass }

// before says whether a is due before b.
func before(a, b *task) bool { return a.key < b.key || a.key == b.key && a.seq < b.seq }

// peek gives the first task, nil when there is none.
func (q *taskQueue) peek() *task {
	if len(q.heap) > 0 && (q.first == nil || before(q.heap[0], q.first)) {
		return q.heap[0]
	}
	return q.first
}

// push adds x, which becomes due at key; ready says that this is now.
func (q *taskQueue) push(x *task, key int64, ready bool) {
	if x.queue != nil {
		x.queue.remove(x)
	}
	q.seq++
	x.data = object.None
	x.key, x.seq, x.queue = key, q.seq, q
	if ready && (q.last == nil || q.last.key <= key) {
		x.at = inList
		x.prev = q.last
		if q.last == nil {
			q.first = x
		} else {
			q.last.next = x
		}
		q.last = x
		q.n++
		return
	}
	q.heap = append(q.heap, x)
	q.up(len(q.heap) - 1)
}

// inList is the place of a task that is not in the heap.
const inList = -1

// pop takes the first task.
func (q *taskQueue) pop() *task {
	x := q.peek()
	if x != nil {
		q.remove(x)
	}
	return x
}

// remove takes out x, which must be in the queue.
func (q *taskQueue) remove(x *task) {
	if x.at == inList {
		if x.prev == nil {
			q.first = x.next
		} else {
			x.prev.next = x.next
		}
		if x.next == nil {
			q.last = x.prev
		} else {
			x.next.prev = x.prev
		}
		x.prev, x.next, x.queue = nil, nil, nil
		q.n--
		return
	}
	i, n := x.at, len(q.heap)-1
	moved := q.heap[n]
	q.heap[n] = nil
	q.heap = q.heap[:n]
	if i < n {
		q.heap[i], moved.at = moved, i
		q.down(i)
		q.up(moved.at)
	}
	x.queue = nil
}

func (q *taskQueue) up(i int) {
	x := q.heap[i]
	for i > 0 {
		p := (i - 1) / 2
		if !before(x, q.heap[p]) {
			break
		}
		q.heap[i], q.heap[p].at = q.heap[p], i
		i = p
	}
	q.heap[i], x.at = x, i
}

func (q *taskQueue) down(i int) {
	x := q.heap[i]
	for {
		k := 2*i + 1
		if k >= len(q.heap) {
			break
		}
		if k+1 < len(q.heap) && before(q.heap[k+1], q.heap[k]) {
			k++
		}
		if !before(q.heap[k], x) {
			break
		}
		q.heap[i], q.heap[k].at = q.heap[k], i
		i = k
	}
	q.heap[i], x.at = x, i
}

func (c *core) makeTaskQueueClass() *object.Class {
	k := object.NewClass("TaskQueue")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if len(args) > 1 || kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function expected at most 0 arguments, got %d", len(args)+kw.Len())
		}
		return object.Ref(&taskQueue{c: c}), nil
	}
	self := func(args []object.Value) *taskQueue { return args[0].Obj().(*taskQueue) }
	k.Methods(
		object.NewBuiltin("peek(self, /)", "Gives the task that is due first, None for an empty queue.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return taskOrNone(self(args).peek()), nil
		}),
		object.NewBuiltin("push(self, task, ticks=now, /)", "Adds a task that becomes due at a time in ticks_ms.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x, err := c.taskArg(args[1])
			if err != nil {
				return object.Value{}, err
			}
			now := c.now()
			key := now
			if len(args) > 2 {
				ticks, err := object.ToInt64(t, args[2])
				if err != nil {
					return object.Value{}, err
				}
				key += ticksDiff(ticks, now)
			}
			c.push(self(args), x, key, key <= now)
			return object.None, nil
		}),
		object.NewBuiltin("pop(self, /)", "Takes the task that is due first.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x := self(args).pop()
			if x == nil {
				return object.Value{}, object.NewError(object.IndexError, "empty heap")
			}
			return object.Ref(x), nil
		}),
		object.NewBuiltin("remove(self, task, /)", "Takes a task out.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x, err := c.taskArg(args[1])
			if err == nil && x.queue == self(args) {
				x.queue.remove(x)
			}
			return object.None, err
		}),
	)
	return k
}

// taskArg gives the task that an argument must be.
func (c *core) taskArg(v object.Value) (*task, error) {
	if x, ok := object.Native(v).Obj().(*task); ok {
		return x, nil
	}
	return nil, object.NewError(object.TypeError, "argument should be a 'Task' not a '%s'", object.TypeName(v))
}

func taskOrNone(x *task) object.Value {
	if x == nil {
		return object.None
	}
	return object.Ref(x)
}
