// This file lists the builtin classes. Their slots and members are filled in by
// init functions beside each type.

package object

// The builtin classes.
var (
	ObjectClass = newRoot()
	TypeClass   = NewClass("type")

	NoneClass           = NewClass("NoneType")
	EllipsisClass       = NewClass("") // so are these called in MicroPython
	NotImplementedClass = NewClass("")
	IntClass            = NewClass("int")
	BoolClass           = NewClass("bool") // no int to isinstance, as in MicroPython
	FloatClass          = NewClass("float")
	ComplexClass        = NewClass("complex")

	StrClass        = NewClass("str")
	BytesClass      = NewClass("bytes")
	BytearrayClass  = NewClass("bytearray")
	MemoryviewClass = NewClass("memoryview")
	ArrayClass      = NewClass("array")

	TupleClass     = NewClass("tuple")
	ListClass      = NewClass("list")
	DictClass      = NewClass("dict")
	SetClass       = NewClass("set")
	FrozensetClass = NewClass("frozenset")
	RangeClass     = NewClass("range")
	SliceClass     = NewClass("slice")
	DictViewClass  = NewClass("dict_view")
	IteratorClass  = NewClass("iterator")

	PropertyClass     = NewClass("property")
	StaticMethodClass = NewClass("staticmethod")
	ClassMethodClass  = NewClass("classmethod")
	SuperClass        = NewClass("super")
	ModuleClass       = NewClass("module")
	BuiltinClass      = NewClass("function") // a function written in Go
	BoundMethodClass  = NewClass("bound_method")
	CellClass         = NewClass("cell")
)
