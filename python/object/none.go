// This file gives None its slots.

package object

func init() {
	NoneClass.Final = true
	NoneClass.Repr = func(Thread, Value) (string, error) { return "None", nil }
	NoneClass.Bool = func(Thread, Value) (bool, error) { return false, nil }
}
