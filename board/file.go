// This file reads boards of a user's own.

package board

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Parse reads a board from TOML: base names the board that it starts from
// (generic if it is left out), name and about are its own, and every other key is a fact that it
// changes, by the names that [Board.Facts] gives:
//
//	base = "esp32"
//	name = "my board"
//	sockets.listen_backlog = 5
//	timeouts.recv = "EAGAIN"
//	constants.socket.SO_REUSEADDR = 2
//
// file is what errors call it; they name the line.
func Parse(file string, data []byte) (*Board, error) {
	var root map[string]any
	if _, err := toml.Decode(string(data), &root); err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return nil, fmt.Errorf("%s:%d: %s", file, parse.Position.Line, parse.Message)
		}
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	fail := func(path []string, err error) error {
		return fmt.Errorf("%s:%d: %w", file, line(string(data), path), err)
	}
	b := Generic()
	if base, ok := root["base"]; ok {
		name, _ := base.(string)
		if b = Find(name); b == nil {
			return nil, fail([]string{"base"}, fmt.Errorf("there is no board %v; the boards are %s", base, strings.Join(List(), ", ")))
		}
		delete(root, "base")
	}
	b.Name = strings.TrimSuffix(file[strings.LastIndexAny(file, `/\`)+1:], ".toml")
	var change func(path []string, table map[string]any) error
	change = func(path []string, table map[string]any) error {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			at := append(slices.Clone(path), key)
			if inner, ok := table[key].(map[string]any); ok {
				if err := change(at, inner); err != nil {
					return err
				}
				continue
			}
			if err := b.Set(at, table[key]); err != nil {
				return fail(at, err)
			}
		}
		return nil
	}
	if err := change(nil, root); err != nil {
		return nil, err
	}
	return b, nil
}

// line finds the line in which a key is set: the first that, with all before it,
// defines the key.
func line(text string, path []string) int {
	lines := strings.SplitAfter(text, "\n")
	for i := range lines {
		var root map[string]any
		md, err := toml.Decode(strings.Join(lines[:i+1], ""), &root)
		if err == nil && md.IsDefined(path...) {
			return i + 1
		}
	}
	return 1
}
