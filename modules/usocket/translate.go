// This file translates the board's numbers of options and flags to those below,
// which are Linux's.

package usocket

import (
	"strings"

	"mpy/board"
)

// option is an option's level and number.
type option struct{ level, name int }

// options are the numbers of one board's module.
type options struct {
	facts     *board.Options
	solSocket int
	known     map[option]option
	flags     [][2]int // the board's and Linux's
}

// levels are the levels of options, by how their names begin.
var levels = [...]struct{ prefix, level string }{
	{"SO_", "SOL_SOCKET"}, {"TCP_", "IPPROTO_TCP"}, {"IPV6_", "IPPROTO_IPV6"}, {"IP_", "IPPROTO_IP"},
}

func newOptions(b *board.Board, module string) options {
	constants := b.Constants[module]
	number := func(name string) int { // the board's
		if n, ok := constants[name]; ok {
			return n
		}
		n, _ := board.LinuxSocket(name)
		return n
	}
	o := options{facts: &b.Options, solSocket: number("SOL_SOCKET"), known: map[option]option{}}
	add := func(name string, n int) {
		linux, ok := board.LinuxSocket(name)
		if !ok {
			return
		}
		if strings.HasPrefix(name, "MSG_") {
			o.flags = append(o.flags, [2]int{n, linux})
		}
		for _, l := range levels {
			if !strings.HasPrefix(name, l.prefix) {
				continue
			}
			level, _ := board.LinuxSocket(l.level)
			from := option{number(l.level), n}
			if o.facts.AnyLevel {
				from.level = 0
			}
			o.known[from] = option{level, linux}
		}
	}
	for name, n := range constants {
		add(name, n)
	}
	for name, n := range o.facts.Numbers {
		add(name, n)
	}
	return o
}

// translate gives Linux's numbers of an option; false: the board has no such
// option.
func (o *options) translate(level, name int) (option, bool) {
	key := option{level, name}
	if o.facts.AnyLevel {
		key.level = 0
	}
	if to, ok := o.known[key]; ok {
		return to, true
	}
	return option{level, name}, o.facts.Open
}

// linuxFlags gives Linux's flags of recv and send.
func (o *options) linuxFlags(flags int) int {
	if flags == 0 {
		return 0
	}
	out := 0
	for _, f := range o.flags {
		if flags&f[0] != 0 {
			out |= f[1]
			flags &^= f[0]
		}
	}
	if o.facts.Open {
		out |= flags
	}
	return out
}
