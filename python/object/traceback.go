// This file prints uncaught exceptions.

package object

import (
	"strconv"
	"strings"
)

// Traceback gives the text that an uncaught exception is printed with, and that
// sys.print_exception writes. Where printing the exception itself raises, only
// its class is named.
func Traceback(t Thread, e *Exception) string {
	var b strings.Builder
	if len(e.Trace) > 0 {
		b.WriteString("Traceback (most recent call last):\n")
	}
	for i := len(e.Trace) - 1; i >= 0; i-- {
		x := e.Trace[i]
		b.WriteString("  File \"" + x.File + "\", line " + strconv.Itoa(x.Line))
		if x.Func != "" {
			b.WriteString(", in " + x.Func)
		}
		b.WriteByte('\n')
	}
	var text string
	var err error
	if m := e.Cls.Special("__repr__"); e.Cls.User && m.Bound() {
		text, err = callText(t, m, Ref(e))
	} else {
		text, err = e.str(t)
		text = e.Cls.Name + ": " + text
	}
	if err != nil {
		text = e.Cls.Name + ": "
	}
	return b.String() + text + "\n"
}
