// This file defines DictView, what dict.keys, values and items give.

package object

import "github.com/go-python/gpython/py"

// DictView shows the keys, values or entries of a dict as they are now.
type DictView struct {
	D    *Dict
	Kind ViewKind
}

// Type makes *DictView a py.Object.
func (o *DictView) Type() *py.Type { return &DictViewClass.Py }

// Class gives the class of dict views.
func (o *DictView) Class() *Class { return DictViewClass }

var viewNames = [...]string{"dict_items([", "dict_keys([", "dict_values(["}

func init() {
	c := DictViewClass
	c.Len = func(_ Thread, v Value) (int, error) { return v.Obj().(*DictView).D.live, nil }
	c.Iter = func(_ Thread, v Value) (Value, error) {
		o := v.Obj().(*DictView)
		return Ref(NewDictIter(o.D, o.Kind)), nil
	}
	c.Repr = func(t Thread, v Value) (string, error) {
		o := v.Obj().(*DictView)
		items, err := Collect(t, v)
		if err != nil {
			return "", err
		}
		return reprItems(t, items, viewNames[o.Kind], "])", false)
	}
	c.Hash = func(_ Thread, v Value) (uint64, error) {
		if v.Obj().(*DictView).Kind != ViewValues {
			return 0, NewError(TypeError, "unsupported type for __hash__: 'dict_view'")
		}
		return hashIdentity(v), nil
	}
	c.Contains = func(t Thread, v, item Value) (bool, error) {
		o := v.Obj().(*DictView)
		if o.Kind == ViewKeys {
			return o.D.Has(t, item)
		}
		found := false
		it := NewDictIter(o.D, o.Kind)
		for x, ok := it.Next(); ok && !found; x, ok = it.Next() {
			same, err := Equal(t, x, item)
			if err != nil {
				return false, err
			}
			found = same
		}
		return found, nil
	}
}
