// This file gives bool its slots.

package object

// initBool runs behind the init of int, whose operators bool shares.
func initBool() {
	c := BoolClass
	c.Slots = IntClass.Slots
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return False, nil
		}
		yes, err := Truth(t, args[0])
		return Bool(yes), err
	}
	c.Repr = func(_ Thread, v Value) (string, error) {
		if v.IsTrue() {
			return "True", nil
		}
		return "False", nil
	}
}
