package board_test

import (
	"strings"
	"testing"

	"mpy/board"
)

// TestFactsAsTOML: what the list of facts shows can be read back, and a board
// that names all of another's facts has them.
func TestFactsAsTOML(t *testing.T) {
	for _, b := range board.All() {
		var text strings.Builder
		for _, f := range b.Facts() {
			text.WriteString(f.Key() + " = " + f.String() + "\n")
		}
		again, err := board.Parse("again.toml", []byte(text.String()))
		if err != nil {
			t.Errorf("%s: %v", b.Name, err)
			continue
		}
		for _, r := range board.Compare(b, again) {
			if !r.Same && r.Cells[0] != "" { // generic, the base, has further names
				t.Errorf("%s: %s: %q", b.Name, r.Key(), r.Cells)
			}
		}
	}
}

// TestEveryFactIsNamed: a fact that is not in a map says what it is.
func TestEveryFactIsNamed(t *testing.T) {
	seen := map[string]string{}
	for _, f := range board.Generic().Facts() {
		if old := seen[f.About]; f.About == f.Key() || old != "" && !f.Named {
			t.Errorf("%s: %q, as %s", f.Key(), f.About, old)
		}
		seen[f.About] = f.Key()
	}
}

// TestParse is a board of one's own.
func TestParse(t *testing.T) {
	b, err := board.Parse("boards/mine.toml", []byte(`base = "esp32"
about = "an ESP32 of my own"
sockets.listen_backlog = 5
timeouts.recv = "TimeoutError('too late')"
[constants.socket]
SO_REUSEADDR = 2
`))
	if err != nil {
		t.Fatal(err)
	}
	esp := board.ESP32()
	if b.Name != "mine" || b.Numbers != board.Newlib || b.Sockets.ListenBacklog != 5 || b.Timeouts.Recv.String() != "TimeoutError('too late')" ||
		b.Constants["socket"]["SO_REUSEADDR"] != 2 || b.Constants["socket"]["SOL_SOCKET"] != 0xfff || b.Timeouts.Read != esp.Timeouts.Read {
		t.Errorf("%+v", b)
	}
	if esp.Constants["socket"]["SO_REUSEADDR"] != 4 {
		t.Error("the base was changed")
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		`base = "esp33"`: `x.toml:1: there is no board esp33; the boards are generic, unix, `,
		"base = 'esp32'\nsockets.listen_backlog = 'two'": `x.toml:2: sockets.listen_backlog is a whole number, not the string "two"`,
		"[sockets]\n\nlisten_bcklog = 1":                 `x.toml:3: there is no fact sockets.listen_bcklog; did you mean sockets.listen_backlog?`,
		"sockets = 1":                                    `x.toml:1: sockets is no fact, but a group of facts: families, `,
		"sokcets.families = []":                          `x.toml:1: there is no fact sokcets; did you mean sockets?`,
		"zzz = 1":                                        `x.toml:1: there is no fact zzz; here there are name, about, numbers, `,
		"timeouts.recv = 'EFOO'":                         `x.toml:1: timeouts.recv can't be that: "EFOO" is no failure: a condition such as ETIMEDOUT, `,
		"timeouts.recv = 'Foo(1)'":                       `x.toml:1: timeouts.recv can't be that: there is no exception Foo`,
		"timeouts.recv = true":                           `x.toml:1: timeouts.recv is a string such as "ETIMEDOUT", not true`,
		"timeouts.recv.x = 1":                            `x.toml:1: there is nothing called timeouts.recv.x: timeouts.recv is a fact`,
		"timeouts.default = 'never'":                     `x.toml:1: timeouts.default is a number of seconds, or "none", not the string "never"`,
		"timeouts.default = -1":                          `x.toml:1: timeouts.default is a number of seconds, not -1`,
		"sockets.accepted = 'some'":                      `x.toml:1: sockets.accepted is one of "nothing", "timeout", "all", "non-blocking", not the string "some"`,
		"sockets.families = [2, 'x']":                    `x.toml:1: sockets.families is a list, of which item 2 is a whole number, not the string "x"`,
		"sockets.families = 2":                           `x.toml:1: sockets.families is a list, not 2`,
		"system.errno = [\n'EPERM',\n'EX']":              `x.toml:3: system.errno is a list, of which item 2 is the name of a condition such as "ETIMEDOUT", not the string "EX"`,
		"poll.fresh = -1":                                `x.toml:1: poll.fresh is a whole number that is not negative, not -1`,
		"poll.descriptors = 1":                           `x.toml:1: poll.descriptors is true or false, not 1`,
		"constants.socket = 1":                           `x.toml:1: constants.socket is no fact, but names with a value each`,
		"a = 1\nb = ":                                    `x.toml:2: `,
	} {
		b, err := board.Parse("x.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) || b != nil {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestFailures(t *testing.T) {
	for _, s := range []string{
		"", "ETIMEDOUT", "-202", "202", "BrokenPipeError(EPIPE)", "TimeoutError('timed out')", "gaierror(-2, 'Name or service not known')",
		"OSError('[addrinfo error -2]')", "NotImplementedError()", "TypeError('can't convert NoneType to float')", "ignored", "empty", "waits",
	} {
		f, err := board.ParseFailure(s)
		if err != nil || f.String() != s {
			t.Errorf("%q: %q, %v", s, f, err)
		}
	}
	for s, c := range map[string]board.Cond{"ETIMEDOUT": board.ETIMEDOUT, "TimeoutError('x')": board.ETIMEDOUT, "BrokenPipeError(EPIPE)": board.EPIPE} {
		f, _ := board.ParseFailure(s)
		if board.CondOf(f.Err(nil)) != c {
			t.Errorf("%s is %v", s, board.CondOf(f.Err(nil)))
		}
	}
	if (&board.Failure{}).Err(board.EIO) != board.EIO {
		t.Error("an empty one hides what the system says")
	}
}

// TestBoards: names are unique, and every board is a table of its own.
func TestBoards(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range board.All() {
		if b.About == "" || seen[b.Name] || board.Find(b.Name) == nil {
			t.Errorf("%q: %q", b.Name, b.About)
		}
		seen[b.Name] = true
	}
	if board.Find("") != nil || board.Find("Generic") != nil {
		t.Error("a board that does not exist is found")
	}
}
