// This file remembers the special methods by which a script's class takes part in operators.

package object

// operators holds the special methods that were asked for while a class had one version.
type operators struct {
	ver    uint32
	known  uint32 // bit i: method[i] is right
	method [subscript + 1]Value
}

// subscript is the place of __getitem__ behind the binary operators.
const subscript = DIVMOD + 1

// Operator gives the method of a user class for op as the left operand. Where op
// is asked for in place and the class has a method for that, it gives none.
func (c *Class) Operator(op BinaryOp, inplace bool) Value {
	if inplace && c.Special(inplaceNames[op]).Bound() {
		return Value{}
	}
	return c.remembered(op, binaryNames[op])
}

// Subscript gives the __getitem__ of a user class.
func (c *Class) Subscript() Value { return c.remembered(subscript, "__getitem__") }

func (c *Class) remembered(i BinaryOp, name string) Value {
	o := c.ops
	if o == nil || o.ver != c.Version {
		o = &operators{ver: c.Version}
		c.ops = o
	}
	if o.known>>i&1 == 0 {
		o.method[i] = c.Special(name)
		o.known |= 1 << i
	}
	return o.method[i]
}
