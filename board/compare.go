// This file lays the facts of several boards side by side.

package board

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Row is one fact of several boards.
type Row struct {
	Path  []string
	About string
	Cells []string // in words, one for each board; "" where it has no such name
	Same  bool     // all boards have the same
	Named bool     // it stands in a map
}

// Key gives the path as TOML has it.
func (r Row) Key() string { return joined(r.Path) }

// Compare gives the facts of boards side by side, in the order of the struct.
func Compare(boards ...*Board) []*Row {
	var rows []*Row
	at := map[string]*Row{}
	for i, b := range boards {
		next := 0 // where a fact belongs that the boards before do not have
		for _, f := range b.Facts() {
			r := at[f.Key()]
			if r == nil {
				r = &Row{Path: f.Path, About: f.About, Cells: make([]string, len(boards)), Named: f.Named}
				at[f.Key()] = r
				for f.Named && next < len(rows) && rows[next].before(r) {
					next++
				}
				rows = slices.Insert(rows, next, r)
			} else {
				next = slices.Index(rows, r)
			}
			r.Cells[i] = b.Words(f)
			next++
		}
	}
	for i := range rows {
		rows[i].Same = len(slices.Compact(slices.Clone(rows[i].Cells))) == 1
	}
	return rows
}

// before reports whether a row is of r's map and comes before r.
func (x *Row) before(r *Row) bool {
	n := len(x.Path) - 1
	return len(r.Path) == n+1 && slices.Equal(x.Path[:n], r.Path[:n]) && x.Path[n] < r.Path[n]
}

// Words gives a fact of the board as people say it.
func (b *Board) Words(f Fact) string {
	switch v := f.Value.(type) {
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case Failure:
		return b.failureWords(v)
	case time.Duration:
		switch {
		case v < 0:
			return "none"
		case v < time.Millisecond:
			return strconv.FormatInt(v.Microseconds(), 10) + " µs"
		case v < time.Second:
			return strconv.FormatInt(v.Milliseconds(), 10) + " ms"
		}
		return strconv.FormatFloat(v.Seconds(), 'g', -1, 64) + " s"
	}
	s := f.String()
	if u, err := strconv.Unquote(s); err == nil {
		s = u
	}
	if s == "" || s == "[]" {
		return "-"
	}
	return strings.NewReplacer("[", "", "]", "", `"`, "").Replace(s)
}

func (b *Board) failureWords(f Failure) string {
	plain := Failure{Cond: f.Cond}
	switch {
	case f == Failure{}:
		return "-"
	case f == plain:
		return "OSError " + strconv.Itoa(b.Errno(f.Cond)) + " " + f.Cond.Name()
	case f.Result == Raises && f.Class == "" && f.Number != 0 && f.Text == "":
		return "OSError " + strconv.Itoa(f.Number)
	}
	return f.String()
}
