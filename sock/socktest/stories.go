// This file holds the list of the stories: what takes more than one call.

package socktest

import (
	"testing"
)

// A story is a course of events, with its section.
type story struct {
	sec, on, name string
	tell          func(c *Case)
}

var list = [][]story{listenStories, connectStories, streamStories, gramStories, timeStories, optionStories, addressStories}

func stories(t *testing.T, over Config, n *Transport) {
	for _, part := range list {
		for _, s := range part {
			if !on(s.on, n.Name) {
				continue
			}
			t.Run(s.sec+"/"+s.name, func(t *testing.T) { s.tell(over.newCase(t, n)) })
		}
	}
}
