package asyncio

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mpy/host"
)

// A queue gives its tasks by key, equal ones in the order of their coming,
// whatever is taken out in between.
func TestTaskQueue(t *testing.T) {
	c := newCore(host.New(host.Options{}))
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		q := &taskQueue{c: c}
		var model []*task
		var now int64
		for range 500 {
			switch r.IntN(6) {
			case 0, 1:
				now += r.Int64N(2)
				x := &task{c: c}
				q.push(x, now, true)
				model = append(model, x)
			case 2:
				x := &task{c: c}
				key := now + r.Int64N(20) - 3
				q.push(x, key, key <= now)
				model = append(model, x)
			case 3: // again, elsewhere
				if len(model) > 0 {
					x := model[r.IntN(len(model))]
					model = slices.DeleteFunc(model, func(y *task) bool { return x == y })
					model = append(model, x)
					q.push(x, now+r.Int64N(5), false)
				}
			case 4:
				if len(model) > 0 {
					i := r.IntN(len(model))
					q.remove(model[i])
					model = slices.Delete(model, i, i+1)
				}
			default:
				slices.SortStableFunc(model, func(a, b *task) int { return int(a.key - b.key) })
				got := q.pop()
				switch {
				case got == nil && len(model) == 0:
				case len(model) == 0 || got != model[0]:
					t.Fatalf("seed %d: another task came", seed)
				default:
					model = model[1:]
				}
			}
			// The model is stable only while it is in the order of coming.
			slices.SortFunc(model, func(a, b *task) int { return int(a.seq) - int(b.seq) })
		}
	}
}

func TestTaskQueueAllocatesNothing(t *testing.T) {
	c := newCore(host.New(host.Options{}))
	q := &taskQueue{c: c}
	var tasks [10]task
	n := testing.AllocsPerRun(100, func() {
		for i := range tasks {
			q.push(&tasks[i], 5, true)
		}
		for range tasks {
			q.pop()
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
