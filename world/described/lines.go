// This file finds out on which line of a TOML text each key stands: the library
// that reads it does not tell.

package described

import (
	"strconv"
	"strings"
)

// lines maps the path of a key, as "host[1].service[0].port", to its line.
type lines map[string]int

// indexLines reads the keys of a text that is known to be TOML.
func indexLines(text string) lines {
	x := lines{}
	counts := map[string]int{} // of arrays of tables
	prefix := ""
	line := 1
	for len(text) > 0 {
		rest := strings.TrimLeft(text, " \t\r")
		switch {
		case rest == "":
			return x
		case rest[0] == '\n':
			line++
			text = rest[1:]
			continue
		case rest[0] == '#':
			text = rest[end(rest):]
			continue
		case strings.HasPrefix(rest, "[["), rest[0] == '[':
			array := strings.HasPrefix(rest, "[[")
			keys, n := keyPath(strings.TrimLeft(rest, "["), ']')
			prefix = x.resolve(keys, counts, array)
			x[prefix] = line
			text = rest[len(rest)-len(strings.TrimLeft(rest, "["))+n:]
			text = text[end(text):]
			continue
		}
		keys, n := keyPath(rest, '=')
		at := prefix
		for _, k := range keys {
			at = join(at, k)
			if _, ok := x[at]; !ok {
				x[at] = line
			}
		}
		if n >= len(rest) {
			return x
		}
		n += value(rest[n+1:]) + 1
		line += strings.Count(rest[:n], "\n")
		text = rest[n:]
	}
	return x
}

// resolve gives the path of a table's head, where the names of arrays of tables
// mean their last elements.
func (x lines) resolve(keys []string, counts map[string]int, array bool) string {
	at := ""
	for i, k := range keys {
		at = join(at, k)
		if i == len(keys)-1 && array {
			counts[at]++
		}
		if n := counts[at]; n > 0 {
			at += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	return at
}

func join(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

// end gives where the line ends.
func end(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// keyPath reads a dotted key up to stop, and gives where that stands.
func keyPath(s string, stop byte) (keys []string, n int) {
	var key strings.Builder
	for n = 0; n < len(s) && s[n] != stop && s[n] != '\n'; n++ {
		switch c := s[n]; c {
		case ' ', '\t', '\r':
		case '.':
			keys = append(keys, key.String())
			key.Reset()
		case '"', '\'':
			k := quoted(s[n:])
			part := s[n : n+k]
			if text, err := strconv.Unquote(part); c == '"' && err == nil {
				part = text
			} else {
				part = strings.Trim(part, string(c))
			}
			key.WriteString(part)
			n += k - 1
		default:
			key.WriteByte(c)
		}
	}
	return append(keys, key.String()), n
}

// quoted gives the length of the string that s begins with.
func quoted(s string) int {
	q := s[:1]
	if strings.HasPrefix(s, q+q+q) {
		for i := 3; i < len(s); i++ {
			switch {
			case s[i] == '\\' && q == `"`:
				i++
			case strings.HasPrefix(s[i:], q+q+q):
				i += 3
				for i < len(s) && s[i:i+1] == q { // the text may end with one or two
					i++
				}
				return i
			}
		}
		return len(s)
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && q == `"`:
			i++
		case s[i:i+1] == q:
			return i + 1
		case s[i] == '\n':
			return i
		}
	}
	return len(s)
}

// value gives the length of the value that s begins with, up to the end of its line.
func value(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			i += quoted(s[i:]) - 1
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '#':
			i += end(s[i:]) - 1
		case '\n':
			if depth <= 0 {
				return i
			}
		}
	}
	return len(s)
}

// of gives the line of a key, or of the nearest table around it that has one.
func (x lines) of(path string) int {
	for path != "" {
		if n, ok := x[path]; ok {
			return n
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 1
}
