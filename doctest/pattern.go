// This file holds regular expressions that wait to be compiled.

package doctest

import (
	"regexp"
	"sync"
)

// pattern gives a regular expression that is compiled when it is first asked for:
// the command holds this package, and starts a fifth of a millisecond sooner
// without its patterns.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
