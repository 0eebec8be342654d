// This file reads the tables of a world file: what is asked for is checked, and
// what nobody asked for is an error.

package described

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// Error says what is wrong with a world file, where, and what would be right.
type Error struct {
	File string
	Line int
	Text string
}

// Error gives "file:line: text".
func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text) }

// reader reads one file. It keeps the first error, by line.
type reader struct {
	file  string
	lines lines
	errs  []*Error
}

// fail notes an error about a key.
func (r *reader) fail(path, format string, args ...any) {
	r.errs = append(r.errs, &Error{r.file, r.lines.of(path), fmt.Sprintf(format, args...)})
}

// first gives the error of the first line.
func (r *reader) first() error {
	if len(r.errs) == 0 {
		return nil
	}
	return slices.MinFunc(r.errs, func(a, b *Error) int { return a.Line - b.Line })
}

// table is one table of the file.
type table struct {
	r     *reader
	path  string
	what  string // for people: "a host", "the service http"
	all   map[string]any
	known []string // that were asked for
}

// decode reads a text.
func decode(file, text string) (*table, error) {
	all := map[string]any{}
	if _, err := toml.Decode(text, &all); err != nil {
		line, say := 1, err.Error()
		if p, ok := err.(toml.ParseError); ok {
			line, say = p.Position.Line, p.Message
			if say == "" {
				_, say, _ = strings.Cut(p.Error(), ": ")
			}
		}
		return nil, &Error{file, max(line, 1), "not TOML: " + say}
	}
	r := &reader{file: file, lines: indexLines(text)}
	return &table{r: r, what: "a world", all: all}, nil
}

// get gives a value; absent ones are nil.
func (t *table) get(key string) any {
	t.known = append(t.known, key)
	return t.all[key]
}

func (t *table) has(key string) bool { return t.all[key] != nil }

// line gives the line that the table begins at.
func (t *table) line() int { return t.r.lines.of(t.path) }

func (t *table) fail(key, format string, args ...any) { t.r.fail(join(t.path, key), format, args...) }

// wrong notes a value of the wrong kind.
func (t *table) wrong(key string, v any, want string) {
	t.fail(key, "%s is %s, but must be %s", key, show(v), want)
}

func show(v any) string {
	switch v := v.(type) {
	case string:
		return strconv.Quote(v)
	case map[string]any:
		return "a table"
	case []any, []map[string]any:
		return "a list"
	}
	return fmt.Sprint(v)
}

func (t *table) str(key string) string {
	v := t.get(key)
	s, ok := v.(string)
	if v != nil && !ok {
		t.wrong(key, v, `a text, as "…"`)
	}
	return s
}

// choice reads one of some words.
func (t *table) choice(key string, words ...string) string {
	s := t.str(key)
	if s != "" && !slices.Contains(words, s) {
		t.fail(key, "%s is %q, but must be %s%s", key, s, orList(words), meant(s, words))
	}
	return s
}

func orList(words []string) string {
	q := make([]string, len(words))
	for i, w := range words {
		q[i] = strconv.Quote(w)
	}
	if len(q) == 1 {
		return q[0]
	}
	return strings.Join(q[:len(q)-1], ", ") + " or " + q[len(q)-1]
}

func (t *table) boolean(key string) bool {
	v := t.get(key)
	b, ok := v.(bool)
	if v != nil && !ok {
		t.wrong(key, v, "true or false")
	}
	return b
}

// integer reads a number between two others; absent it is usual.
func (t *table) integer(key string, least, most, usual int64) int64 {
	v := t.get(key)
	if v == nil {
		return usual
	}
	n, ok := v.(int64)
	if !ok || n < least || n > most {
		t.wrong(key, v, fmt.Sprintf("a number from %d to %d", least, most))
		return usual
	}
	return n
}

// real reads a number between two others.
func (t *table) real(key string, least, most float64) float64 {
	v := t.get(key)
	if v == nil {
		return 0
	}
	f, ok := number(v)
	if !ok || !(f >= least && f <= most) {
		t.wrong(key, v, fmt.Sprintf("a number from %g to %g", least, most))
		return least
	}
	return f
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// span reads a time like "20ms", or a number of seconds.
func (t *table) span(key string) time.Duration {
	v := t.get(key)
	if v == nil {
		return 0
	}
	if f, ok := number(v); ok && f >= 0 && f < 1e9 {
		return time.Duration(f * float64(time.Second))
	}
	if s, ok := v.(string); ok {
		if d, err := time.ParseDuration(s); err == nil && d >= 0 {
			return d
		}
	}
	t.wrong(key, v, `a time, as "20ms", "1.5s" or a number of seconds`)
	return 0
}

// strs reads a text or a list of them.
func (t *table) strs(key string) (list []string) {
	v := t.get(key)
	switch v := v.(type) {
	case nil:
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				t.wrong(key, x, `a list of texts, as ["…", "…"]`)
				return nil
			}
			list = append(list, s)
		}
	default:
		t.wrong(key, v, `a text or a list of texts`)
	}
	return list
}

// texts reads a table of texts.
func (t *table) texts(key string) map[string]string {
	v := t.get(key)
	if v == nil {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(key, v, `a table of texts`)
		return nil
	}
	out := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(m)) {
		switch x := m[k].(type) {
		case string:
			out[k] = x
		case int64, float64, bool:
			out[k] = fmt.Sprint(x)
		default:
			t.fail(key+"."+k, "%s is %s, but must be a text", k, show(x))
		}
	}
	return out
}

// sub reads a table; nil if it is absent.
func (t *table) sub(key, what string) *table {
	v := t.get(key)
	if v == nil {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(key, v, "a table, as ["+join(t.path, key)+"]")
		return nil
	}
	return &table{r: t.r, path: join(t.path, key), what: what, all: m}
}

// list reads an array of tables.
func (t *table) list(key, what string) (all []*table) {
	v := t.get(key)
	var maps []map[string]any
	switch v := v.(type) {
	case nil:
		return nil
	case []map[string]any:
		maps = v
	case []any:
		for _, x := range v {
			m, ok := x.(map[string]any)
			if !ok {
				t.wrong(key, x, "a table, as {…}")
				return nil
			}
			maps = append(maps, m)
		}
	default:
		t.wrong(key, v, "a list of tables: write [["+key+"]]")
		return nil
	}
	for i, m := range maps {
		all = append(all, &table{r: t.r, path: fmt.Sprintf("%s[%d]", join(t.path, key), i), what: what, all: m})
	}
	return all
}

// done complains about keys that nobody asked for.
func (t *table) done() {
	for _, k := range slices.Sorted(maps.Keys(t.all)) {
		if !slices.Contains(t.known, k) {
			slices.Sort(t.known)
			t.fail(k, "%s has no key %q%s; it may have %s", t.what, k, meant(k, t.known), strings.Join(slices.Compact(t.known), ", "))
		}
	}
}

// meant guesses which of some words somebody meant.
func meant(s string, words []string) string {
	best, least := "", 3
	for _, w := range words {
		if d := distance(s, w); d < least {
			best, least = w, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// distance is how many letters must be added, left out or changed.
func distance(a, b string) int {
	if len(a) > 40 || len(b) > 40 {
		return 99
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
