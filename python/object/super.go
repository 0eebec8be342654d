// This file gives super its slots.

package object

func init() {
	SuperClass.New = func(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 2, 2); err != nil {
			return Value{}, err
		}
		// The second argument is an instance of the first, or a class derived from it.
		c, ok := args[1].Obj().(*Class)
		if !ok {
			c = ClassOf(args[1])
		}
		yes, err := subclassOf(c, args[0])
		if err != nil {
			return Value{}, err
		}
		first, ok := args[0].Obj().(*Class)
		if !yes || !ok {
			return Value{}, NewException(TypeError)
		}
		return Ref(&Super{first, args[1]}), nil
	}
	SuperClass.Repr = func(t Thread, v Value) (string, error) {
		s := v.Obj().(*Super)
		c, err := ToStr(t, Ref(s.Cls))
		if err != nil {
			return "", err
		}
		o, err := ToStr(t, s.Self)
		return "<super: " + c + ", " + o + ">", err
	}
}
