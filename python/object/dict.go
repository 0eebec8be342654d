// This file defines Dict, an ordered hash table with any hashable keys, and its core operations.

package object

import "github.com/go-python/gpython/py"

// Dict is a dict in insertion order: entries in a slice, and above a few of
// them an open-addressing index of entry numbers. Deleted entries stay as holes
// (key unbound) until the next growth.
type Dict struct {
	entries []entry
	index   []int32 // entry number + 1; 0 empty, -1 deleted; length a power of two, nil while small
	live    int
	used    int // places of index that are not empty
	// Keys is raised whenever a key appears or goes, so that who remembers that
	// a key is absent can tell whether that still holds.
	Keys  uint32
	Fixed bool   // read-only (a class's __dict__)
	Cls   *Class // nil: dict; OrderedDict has its own
}

type entry struct {
	key, val Value
	hash     uint64
}

const smallDict = 8 // up to here a dict is searched without an index

// Type makes *Dict a py.Object.
func (d *Dict) Type() *py.Type { return &d.Class().Py }

// Class gives the class dict, or the one the dict was made for.
func (d *Dict) Class() *Class {
	if d.Cls != nil {
		return d.Cls
	}
	return DictClass
}

// NewDict makes an empty dict with room for n entries.
func NewDict(n int) *Dict {
	d := &Dict{}
	if n > 0 {
		d.entries = make([]entry, 0, n)
	}
	return d
}

// Len gives the number of entries.
func (d *Dict) Len() int { return d.live }

// Next gives the entry at or after place *i and moves *i behind it; false at the end.
func (d *Dict) Next(i *int) (key, val Value, ok bool) {
	for *i < len(d.entries) {
		e := &d.entries[*i]
		*i++
		if e.key.Bound() {
			return e.key, e.val, true
		}
	}
	return Value{}, Value{}, false
}

// find gives the number of key's entry, or -1.
func (d *Dict) find(t Thread, key Value, h uint64) (int, error) {
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash == h && e.key.Bound() {
				same, err := sameKey(t, e.key, key)
				if err != nil {
					return -1, err
				}
				if same {
					return i, nil
				}
			}
		}
		return -1, nil
	}
	mask := uint64(len(d.index) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := d.index[i]
		if n == 0 {
			return -1, nil
		}
		if n < 0 {
			continue
		}
		e := &d.entries[n-1]
		if e.hash == h && e.key.Bound() {
			same, err := sameKey(t, e.key, key)
			if err != nil {
				return -1, err
			}
			if same {
				return int(n - 1), nil
			}
			if mask != uint64(len(d.index)-1) { // __eq__ changed the dict
				return d.find(t, key, h)
			}
		}
	}
}

// hash is HashKey; an OrderedDict takes slices too, as in MicroPython, where it does not hash.
func (d *Dict) hash(t Thread, key Value) (uint64, error) {
	h, err := HashKey(t, key)
	if err != nil && d.Cls != nil {
		if _, ok := key.Obj().(*Slice); ok {
			return hashIdentity(key), nil
		}
	}
	return h, err
}

// search gives the number of key's entry, or -1, and the hash of the key.
func (d *Dict) search(t Thread, key Value) (int, uint64, error) {
	if s, ok := key.Obj().(*Str); ok {
		h := s.Hash()
		i := d.findText(s.S, key, h)
		if i != otherKey {
			return i, h, nil
		}
	} else if key.IsInt() {
		h := mix(uint64(key.AsInt()))
		i, err := d.find(t, key, h)
		return i, h, err
	}
	h, err := d.hash(t, key)
	if err != nil {
		return -1, h, err
	}
	i, err := d.find(t, key, h)
	return i, h, err
}

// Get gives the value of key, or the zero Value.
func (d *Dict) Get(t Thread, key Value) (Value, error) {
	if d.live == 0 { // whatever the key, even an unhashable one
		return Value{}, nil
	}
	i, _, err := d.search(t, key)
	if i < 0 {
		return Value{}, err
	}
	return d.entries[i].val, nil
}

// Set stores val under key.
func (d *Dict) Set(t Thread, key, val Value) error {
	if d.Fixed {
		return NewException(TypeError)
	}
	i, h, err := d.search(t, key)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].val = val
		return nil
	}
	return d.insert(t, key, val, h)
}

// insert adds a key that is known to be absent.
func (d *Dict) insert(t Thread, key, val Value, h uint64) error {
	if len(d.entries) == cap(d.entries) {
		n := max(4, 2*d.live)
		if t != nil && n > 4 {
			if err := t.Grow(n * 48); err != nil {
				return err
			}
		}
		d.rebuild(n)
	}
	d.entries = append(d.entries, entry{key, val, h})
	d.live++
	d.Keys++
	switch {
	case d.index != nil:
		if 4*(d.used+1) > 3*len(d.index) {
			d.rebuild(cap(d.entries))
			return nil
		}
		d.place(len(d.entries)-1, h)
	case len(d.entries) > smallDict:
		d.rebuild(cap(d.entries))
	}
	return nil
}

func (d *Dict) place(n int, h uint64) {
	mask := uint64(len(d.index) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if d.index[i] <= 0 {
			if d.index[i] == 0 {
				d.used++
			}
			d.index[i] = int32(n + 1)
			return
		}
	}
}

// rebuild drops the holes and makes room for n entries.
func (d *Dict) rebuild(n int) {
	old := d.entries
	if n > cap(old) || len(old) == cap(old) && d.live < len(old) {
		d.entries = make([]entry, 0, n)
	} else {
		d.entries = old[:0]
	}
	for i := range old {
		if old[i].key.Bound() {
			d.entries = append(d.entries, old[i])
		}
	}
	if cap(d.entries) == cap(old) {
		clear(old[len(d.entries):])
	}
	d.index = nil
	if n <= smallDict {
		return
	}
	size := 16
	for 2*size < 3*n {
		size *= 2
	}
	d.index = make([]int32, size)
	d.used = 0
	for i := range d.entries {
		d.place(i, d.entries[i].hash)
	}
}

// Delete removes key and gives its value, the zero Value when it was absent.
func (d *Dict) Delete(t Thread, key Value) (Value, error) {
	if d.Fixed {
		return Value{}, NewException(TypeError)
	}
	i, _, err := d.search(t, key)
	if i < 0 {
		return Value{}, err
	}
	return d.deleteAt(i), nil
}

func (d *Dict) deleteAt(i int) Value {
	e := &d.entries[i]
	val := e.val
	if d.index != nil {
		mask := uint64(len(d.index) - 1)
		for j := e.hash & mask; ; j = (j + 1) & mask {
			if d.index[j] == int32(i+1) {
				d.index[j] = -1
				break
			}
		}
	}
	d.live--
	d.Keys++
	*e = entry{}
	if i == len(d.entries)-1 {
		d.entries = d.entries[:i]
	}
	if d.live == 0 {
		d.Clear()
	}
	return val
}

// PopLast removes the entry made last; false when the dict is empty.
func (d *Dict) PopLast() (key, val Value, ok bool) {
	for i := len(d.entries) - 1; i >= 0; i-- {
		if k := d.entries[i].key; k.Bound() {
			return k, d.deleteAt(i), true
		}
	}
	return Value{}, Value{}, false
}

// PopFirst removes the entry made first; false when the dict is empty.
func (d *Dict) PopFirst() (key, val Value, ok bool) {
	for i := range d.entries {
		if k := d.entries[i].key; k.Bound() {
			return k, d.deleteAt(i), true
		}
	}
	return Value{}, Value{}, false
}

// Clear removes every entry.
func (d *Dict) Clear() {
	d.entries, d.index, d.live, d.used = nil, nil, 0, 0
	d.Keys++
}

// Copy gives a dict with the same entries.
func (d *Dict) Copy() *Dict {
	n := &Dict{entries: make([]entry, 0, d.live), Cls: d.Cls}
	for i := range d.entries {
		if d.entries[i].key.Bound() {
			n.entries = append(n.entries, d.entries[i])
		}
	}
	n.live = len(n.entries)
	if n.live > smallDict {
		n.rebuild(n.live)
	}
	return n
}

// GetStr gives the value of a str key, or the zero Value.
func (d *Dict) GetStr(name string) Value {
	if i := d.findStr(name); i >= 0 {
		return d.entries[i].val
	}
	return Value{}
}

func (d *Dict) findStr(name string) int {
	return d.findText(name, Value{}, hashString(name))
}

// otherKey is what findText gives where a key that is no str has the same hash.
const otherKey = -2

// findText gives the number of the entry of a str key, or -1; key is the str,
// or unbound where there is only its text.
func (d *Dict) findText(name string, key Value, h uint64) int {
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash != h {
				continue
			}
			if e.key == key {
				return i
			}
			if s, ok := e.key.Obj().(*Str); !ok {
				return otherKey
			} else if s.S == name {
				return i
			}
		}
		return -1
	}
	mask := uint64(len(d.index) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := d.index[i]
		if n == 0 {
			return -1
		}
		if n < 0 {
			continue
		}
		e := &d.entries[n-1]
		if e.hash != h {
			continue
		}
		if e.key == key {
			return int(n - 1)
		}
		if s, ok := e.key.Obj().(*Str); !ok {
			return otherKey
		} else if s.S == name {
			return int(n - 1)
		}
	}
}

// SetStr stores val under a str key.
func (d *Dict) SetStr(name string, val Value) {
	if i := d.findStr(name); i >= 0 {
		d.entries[i].val = val
		return
	}
	key := NewStr(name)
	_ = d.insert(nil, key, val, key.Obj().(*Str).Hash())
}

// DeleteStr removes a str key; false: it was absent.
func (d *Dict) DeleteStr(name string) bool {
	i := d.findStr(name)
	if i >= 0 {
		d.deleteAt(i)
	}
	return i >= 0
}

// Place gives the number of a str key's entry, -1 when it is absent. Together
// with At it lets an inline cache skip the search.
func (d *Dict) Place(name string) int { return d.findStr(name) }

// At gives the value of entry i if its key is key itself; nil: look it up again.
func (d *Dict) At(i int, key Value) *Value {
	if uint(i) < uint(len(d.entries)) && d.entries[i].key == key {
		return &d.entries[i].val
	}
	return nil
}

// KeyAt gives the key of entry i.
func (d *Dict) KeyAt(i int) Value { return d.entries[i].key }
