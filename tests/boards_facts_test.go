// This file checks that every fact of a board matters.

package tests

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"mpy/board"
)

// elsewhere are facts that other tests hold: scripts in tests/py/boards that
// notice them let them go from here.
var elsewhere = map[string]string{
	"tls":               "modules/ssl",
	"asyncio":           "tests/py/asyncio",
	"hardware":          "the tests of the modules for hardware",
	"names.network":     "the same",
	"names.neopixel":    "the same",
	"constants.network": "the same",
}

func isElsewhere(path []string) bool {
	return elsewhere[path[0]] != "" || elsewhere[strings.Join(path, ".")] != "" || len(path) > 1 && elsewhere[path[0]+"."+strings.SplitN(path[1], ".", 2)[0]] != ""
}

// TestEveryFactMatters changes each fact of the boards in turn; some script must
// then print something else, on one of the boards at least.
func TestEveryFactMatters(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("it runs thousands of scripts")
	}
	type fact struct {
		path   []string
		boards []*board.Board
	}
	var keys []string
	facts := map[string]*fact{}
	for _, b := range board.All() {
		for _, f := range b.Facts() {
			if isElsewhere(f.Path) {
				continue
			}
			if facts[f.Key()] == nil {
				keys = append(keys, f.Key())
				facts[f.Key()] = &fact{path: f.Path}
			}
			facts[f.Key()].boards = append(facts[f.Key()].boards, b)
		}
	}
	scripts := loadBoardScripts(t)
	usual := map[string]map[string]string{} // what each board prints, by script
	for _, b := range board.All() {
		usual[b.Name] = map[string]string{}
		for _, s := range scripts {
			usual[b.Name][s.name] = runOnBoard(t, b, s.name+".py")
		}
	}
	notices := func(b *board.Board, path []string, order []string) string {
		changed := *b
		var old board.Fact
		for _, f := range b.Facts() {
			if slices.Equal(f.Path, path) {
				old = f
			}
		}
		for _, value := range others(old) {
			if err := changed.Set(path, value); err != nil {
				t.Errorf("%s of %s = %v: %v", old.Key(), b.Name, value, err)
				return "?"
			}
			for _, name := range order {
				if runOnBoard(t, &changed, name+".py") != usual[b.Name][name] {
					return name
				}
			}
		}
		return ""
	}
	work := make(chan string)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var order []string
			for _, s := range scripts {
				order = append(order, s.name)
			}
			for key := range work {
				f, by := facts[key], ""
				for _, b := range f.boards {
					if by = notices(b, f.path, order); by != "" {
						break
					}
				}
				if by == "" {
					t.Errorf("nobody notices %s", key)
				} else if i := slices.Index(order, by); i > 0 { // the next facts are of the same kind
					order = slices.Insert(slices.Delete(order, i, i+1), 0, by)
				}
			}
		})
	}
	for _, k := range keys {
		work <- k
	}
	close(work)
	group.Wait()
}

// others gives other values for a fact, as TOML has them.
func others(f board.Fact) []any {
	if c := f.Choices(); c != nil {
		var list []any
		for _, name := range c {
			if `"`+name+`"` != f.String() {
				list = append(list, name)
			}
		}
		return list
	}
	switch v := f.Value.(type) {
	case bool:
		return []any{!v}
	case int:
		return []any{int64(v + 1), int64(3)}
	case uint32:
		return []any{int64(v ^ 2), int64(v ^ 1)}
	case string:
		return []any{v + "x"}
	case board.Failure:
		return []any{"EDOM", "empty", "ignored"}
	}
	text := f.String()
	switch {
	case text == "[]":
		return []any{[]any{"EDOM"}, []any{int64(77)}, []any{"TimeoutError"}, []any{"socket"}}[kindOfList(f):][:1]
	case strings.HasPrefix(text, "["): // without one item, in turn
		var list []any
		items := strings.Split(text[1:len(text)-1], ", ")
		for i := range items {
			var rest []any
			for j, s := range items {
				if j != i {
					rest = append(rest, item(s))
				}
			}
			list = append(list, rest)
		}
		return list
	case text == `"none"`:
		return []any{int64(3)}
	}
	return []any{2.5, 0.000001} // a time
}

func kindOfList(f board.Fact) int {
	switch f.Value.(type) {
	case []board.Cond:
		return 0
	case []int:
		return 1
	}
	if f.Path[0] == "system" {
		return 2
	}
	return 3
}

func item(s string) any {
	if strings.HasPrefix(s, `"`) {
		return strings.Trim(s, `"`)
	}
	n := int64(0)
	for _, c := range s {
		n = 10*n + int64(c-'0')
	}
	return n
}
