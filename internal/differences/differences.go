// Command differences writes DIFFERENCES.md from the tables of boards:
//
//	go generate ./internal/differences
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"mpy/board"
)

//go:generate go run mpy/internal/differences ../../DIFFERENCES.md

func main() {
	if err := os.WriteFile(os.Args[1], []byte(page()), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const head = `# Differences between boards

What a script finds on each board that mpy can be: ` + "`mpy --board NAME script.py`" + `. This page is made from the tables in
[board](board/board.go) by ` + "`go generate ./internal/differences`" + `; ` + "`mpy boards esp32 pycom`" + ` prints the same for two boards.
The key in front of each row is what a board of your own changes:

    base = "esp32"                  # mine.toml, for mpy --board mine.toml
    name = "mine"
    sockets.listen_backlog = 5
    timeouts.recv = "EAGAIN"
    constants.socket.SO_REUSEADDR = 2
    limits.sockets = 4

A dash says that the board has nothing of its own there, and that the system's error is the script's, or what the row has in
parentheses. "ignored", "empty" and "waits" are what a call does instead of raising: it goes on, gives ` + "`b''`" + ` or 0, or waits as if
nothing had come, until a timeout or Ctrl-C ends it. Some boards crash or loop for ever in such a place; here a script gets an error or a
wait that can be ended.

## The boards

`

// topics are the sections: the first parts of keys that belong to each.
var topics = []struct{ title, text, groups string }{
	{"Sockets", "", "sockets numbers"},
	{"Timeouts", "What an expired timeout does is a fact of each call.", "timeouts"},
	{"Addresses", "", "addresses"},
	{"getaddrinfo", "", "getaddrinfo"},
	{"setsockopt", "", "options"},
	{"select and poll", "", "poll"},
	{"Limits", "0 is the system's limit.", "limits"},
	{"ssl", "", "tls"},
	{"asyncio", "", "asyncio"},
	{"sys, os, errno and exceptions", "", "system"},
	{"Pins, files and clock", "", "hardware"},
}

func page() string {
	var b strings.Builder
	b.WriteString(head)
	all := board.All()
	for _, x := range all {
		fmt.Fprintf(&b, "- `%s`: %s\n", x.Name, x.About)
	}
	b.WriteString("\nA name with a colon is a variant; the tables show the boards without one, and at the end what each variant has of its own.\n")
	var plain []*board.Board
	for _, x := range all {
		if !strings.Contains(x.Name, ":") {
			plain = append(plain, x)
		}
	}
	rows := board.Compare(plain...)
	for _, t := range topics {
		fmt.Fprintf(&b, "\n## %s\n\n", t.title)
		if t.text != "" {
			b.WriteString(t.text + "\n\n")
		}
		table(&b, plain, rows, strings.Fields(t.groups), func(r *board.Row) string { return r.About })
	}
	b.WriteString("\n## Modules\n\nWhat can be imported without a file, of what mpy has at all; `generic` has all of it. ")
	b.WriteString("A name with `u` in front always means the builtin module, whatever files there are.\n\n")
	lists(&b, plain, "builtin", func(x *board.Board) []string { return x.Modules.Builtin })
	b.WriteByte('\n')
	table(&b, plain, rows, []string{"modules.aliases", "modules.called", "modules.preloaded"}, func(r *board.Row) string { return r.About })
	b.WriteString("\n## Names\n\nWhat modules and classes have, where boards differ.\n")
	for _, in := range namesOf(plain) {
		fmt.Fprintf(&b, "\n### %s\n\n", in)
		lists(&b, plain, in, func(x *board.Board) []string { return x.Names[in] })
	}
	b.WriteString("\n## Constants\n\n")
	table(&b, plain, rows, []string{"constants"}, func(r *board.Row) string { return "" })
	b.WriteString("\n## Variants\n")
	for _, x := range all {
		base, _, variant := strings.Cut(x.Name, ":")
		if variant {
			fmt.Fprintf(&b, "\n### %s\n\n", x.Name)
			pair := []*board.Board{board.Find(base), x}
			table(&b, pair, board.Compare(pair...), nil, func(r *board.Row) string { return r.About })
		}
	}
	return b.String()
}

// table writes the rows of some groups in which boards differ.
func table(b *strings.Builder, boards []*board.Board, rows []*board.Row, groups []string, about func(*board.Row) string) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r *board.Row) bool {
		key := r.Key() + "."
		return r.Same || groups != nil && !slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(key, g+".") })
	})
	if len(rows) == 0 {
		b.WriteString("All the same.\n")
		return
	}
	b.WriteString("| |")
	for _, x := range boards {
		b.WriteString(" " + x.Name + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(boards)) + "\n")
	for _, r := range rows {
		b.WriteString("| `" + r.Key() + "`")
		if text := about(r); text != "" {
			b.WriteString(" " + escape(text))
		}
		b.WriteString(" |")
		for _, c := range r.Cells {
			b.WriteString(" " + escape(c) + " |")
		}
		b.WriteByte('\n')
	}
}

// escape makes text that stands in a cell of a table.
func escape(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`).Replace(s)
}

// lists writes names, board by board.
func lists(b *strings.Builder, boards []*board.Board, in string, of func(*board.Board) []string) {
	for _, x := range boards {
		if l := slices.Sorted(slices.Values(of(x))); len(l) > 0 {
			fmt.Fprintf(b, "- %s: %s\n", x.Name, escape(strings.Join(l, ", ")))
		}
	}
}

// namesOf gives the modules and classes of which boards have different names.
func namesOf(boards []*board.Board) []string {
	seen := map[string]bool{}
	var all []string
	for _, x := range boards {
		for in := range x.Names {
			if !seen[in] {
				seen[in] = true
				all = append(all, in)
			}
		}
	}
	slices.Sort(all)
	return all
}
