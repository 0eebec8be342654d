// This file declares the module collections.

// Package collections is the module collections: namedtuple, deque and OrderedDict.
package collections

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module collections.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "collections",
		Doc:  "More containers.",
		Members: []object.Member{
			{Name: "OrderedDict", Doc: "OrderedDict(…): a dict; two of them are equal only if their keys come in the same order.", Value: object.Ref(OrderedDictClass)},
			{Name: "deque", Doc: "deque(iterable, maxlen[, flags]): a queue with two ends of at most maxlen items. When it is full an item more pushes one out at the other end, or with flags 1 raises IndexError.", Value: object.Ref(DequeClass)},
			object.Fn("namedtuple(name, fields, /)", "Makes a class derived from tuple whose items are attributes as well; fields is a sequence of names or one str with spaces between them.", namedtuple),
		},
	}
}
