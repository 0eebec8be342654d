// Package settings reads settings.toml, as CircuitPython does: a little of TOML.
package settings

import (
	"io"
	"os"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"mpy/host"
	"mpy/python/object"
)

// most is how much of the file is read, in bytes.
const most = 1 << 20

// Get gives a value of settings.toml beside the script: a str or an int; the
// zero Value where there is none, or where the board does not read that file.
// It is read each time, for a script may write it.
//
// # Errors
//
// ValueError: the value is not written as TOML wants it.
func Get(h *host.Host, name string) (object.Value, error) {
	if !h.Board.Hardware.Settings {
		return object.Value{}, nil
	}
	f, err := h.Files.Open(path.Join(h.Folder, "settings.toml"), os.O_RDONLY, 0)
	if err != nil {
		return object.Value{}, nil
	}
	defer f.Close()
	all, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return object.Value{}, nil
	}
	for line := range strings.Lines(strings.TrimPrefix(string(all), "\ufeff")) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") { // a table, which nobody reads
			break
		}
		key, v, ok := strings.Cut(line, "=")
		if ok && line[0] != '#' && strings.TrimSpace(key) == name {
			return value(strings.TrimSpace(v))
		}
	}
	return object.Value{}, nil
}

// value reads a str in double quotes or an int, and a comment behind it.
func value(s string) (object.Value, error) {
	if rest, ok := strings.CutPrefix(s, `"`); ok {
		return text(rest)
	}
	s, _, _ = strings.Cut(s, "#")
	s = strings.TrimSpace(s)
	n, err := strconv.ParseInt(s, 0, 64)
	if err != nil || strings.Contains(s, "_") {
		return object.Value{}, invalid(s)
	}
	return object.Int(n), nil
}

// escapes are those of one letter.
var escapes = map[byte]byte{'b': '\b', 'r': '\r', 'n': '\n', 't': '\t', 'v': '\v', 'f': '\f', '"': '"', '\\': '\\'}

// text reads what stands behind an opening quote.
func text(s string) (object.Value, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			rest := strings.TrimSpace(s[i+1:])
			if rest != "" && rest[0] != '#' {
				return object.Value{}, invalid(rest)
			}
			return object.NewStr(b.String()), nil
		case c != '\\':
			b.WriteByte(c)
		case i+1 < len(s) && escapes[s[i+1]] != 0:
			i++
			b.WriteByte(escapes[s[i]])
		default:
			digits := 0
			if i+1 < len(s) {
				digits = map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i+1]]
			}
			if digits == 0 {
				return object.Value{}, invalid(s[i+1:])
			}
			i += 2
			n, err := strconv.ParseUint(s[i:min(i+digits, len(s))], 16, 32)
			if err != nil || i+digits > len(s) || digits > 2 && !utf8.ValidRune(rune(n)) {
				return object.Value{}, object.NewError(object.ValueError, "Invalid unicode escape")
			}
			b.WriteRune(rune(n))
			i += digits - 1
		}
	}
	return object.Value{}, invalid("")
}

// invalid says which character does not belong there.
func invalid(rest string) error {
	if rest == "" {
		return object.NewError(object.ValueError, "Invalid format")
	}
	return object.NewError(object.ValueError, "Invalid byte %s", rest[:1])
}
