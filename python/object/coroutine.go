// This file defines Coroutine, what a generator or coroutine object is to whoever drives it.

package object

// Coroutine is something that runs in turns: a generator or coroutine of a
// script, or one of a module that is written in Go. `await` and `yield from`
// drive it by these methods, so that its end needs no StopIteration object.
// One whose class is GeneratorClass has the script's methods send, throw and
// close as well.
type Coroutine interface {
	Object
	// Send resumes it; v is what its yield gives, None at first. It gives what
	// was yielded or, with done, what was returned. After the end it gives None
	// and done.
	Send(t Thread, v Value) (r Value, done bool, err error)
	// Throw raises what where it rests: an exception, or a class of them.
	Throw(t Thread, what Value) (r Value, done bool, err error)
	// Close ends it by GeneratorExit.
	Close(t Thread) error
}

// GeneratorClass is the class of generators and coroutines.
var GeneratorClass = NewClass("generator")

// Raisable makes an exception of what raise and throw accept: an exception or a class of them.
func Raisable(t Thread, v Value) (*Exception, error) {
	switch o := v.Obj().(type) {
	case *Exception:
		if !o.lazy { // else its __init__ has not got as far as to make an exception of it
			return o, nil
		}
	case *Class:
		if o.IsSubclass(BaseException) {
			r, err := t.Call(v, nil, Kw{})
			if err != nil {
				return nil, err
			}
			if e, ok := r.Obj().(*Exception); ok {
				return e, nil
			}
		}
	}
	return nil, NewError(TypeError, "exceptions must derive from BaseException")
}

// StopValue gives the value of a StopIteration; false: err is none.
func StopValue(err error) (Value, bool) {
	if !IsError(err, StopIteration) {
		return Value{}, false
	}
	if a := err.(*Exception).Args(); len(a) > 0 {
		return a[0], true
	}
	return None, true
}

// StopError is the StopIteration of an iterator's end, of what Next gave there.
func StopError(v Value) *Exception {
	if !v.Bound() || v.IsNone() {
		return NewException(StopIteration)
	}
	return NewException(StopIteration, v)
}
