// This file makes the class OrderedDict, a dict with a class of its own.

package collections

import "mpy/python/object"

// OrderedDictClass is the class OrderedDict. Every dict keeps its order; this
// one minds it when compared, and equals no plain dict.
var OrderedDictClass = object.NewClass("OrderedDict", object.DictClass)

func init() {
	c := OrderedDictClass
	c.Slots = object.DictClass.Slots
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return object.DictClass.New(t, c, args, kw)
	}
	c.Compare = compareOrdered
}

func compareOrdered(t object.Thread, op object.CompareOp, a, b object.Value) (object.Value, error) {
	if op != object.EQ && op != object.NE {
		return object.Value{}, nil
	}
	x := a.Obj().(*object.Dict)
	y, ok := b.Obj().(*object.Dict)
	if !ok {
		return object.Value{}, nil
	}
	same := y.Cls == OrderedDictClass && x.Len() == y.Len()
	for i, j := 0, 0; same; {
		k1, v1, ok1 := x.Next(&i)
		k2, v2, ok2 := y.Next(&j)
		if !ok1 || !ok2 {
			same = ok1 == ok2
			break
		}
		var err error
		if same, err = object.Equal(t, k1, k2); err == nil && same {
			same, err = object.Equal(t, v1, v2)
		}
		if err != nil {
			return object.Value{}, err
		}
	}
	return object.Bool(same == (op == object.EQ)), nil
}
