// This file holds the log: what an interpreter tells about a script, for people.

package host

import (
	"fmt"
	"io"
	"strings"
	"time"

	"mpy/world"
)

// A Topic is something that the log can tell about.
type Topic uint8

// The topics.
const (
	Lost     Topic = 1 << iota // sockets that a script lost without closing them
	Network                    // the network
	Hardware                   // pins, displays, radios
)

// topics are the names by which the command line asks for them.
var topics = map[string]Topic{"net": Network | Lost, "hw": Hardware}

// Topics gives the topics named in a list like "hw,net".
func Topics(list string) (all Topic, err error) {
	for name := range strings.SplitSeq(list, ",") {
		one, ok := topics[name]
		if !ok {
			return 0, fmt.Errorf("unknown topic %q of the log; there are hw and net", name)
		}
		all |= one
	}
	return all, nil
}

// A Log tells about the topics that were asked for. Each line has a topic and
// the seconds of the world since the interpreter was made. Any goroutine may write.
type Log struct {
	w     io.Writer
	on    Topic
	clock world.Clock
	began time.Duration
}

// On says whether anybody wants to know. Whoever has to work for the text of a
// line asks first.
func (l *Log) On(t Topic) bool { return l.on&t != 0 }

// Printf writes a line.
func (l *Log) Printf(t Topic, format string, a ...any) {
	if !l.On(t) {
		return
	}
	name := "net"
	if t == Hardware {
		name = "hw"
	}
	line := fmt.Sprintf("[%s %.3f] "+format, append([]any{name, (world.Reading(l.clock) - l.began).Seconds()}, a...)...)
	_, _ = io.WriteString(l.w, strings.ReplaceAll(line, "\n", " ")+"\n") // nobody can be told
}
