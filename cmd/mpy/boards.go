// This file holds the command mpy boards.

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"mpy/board"
)

const boardsUsage = `usage: mpy boards [-a] [<board> | <file>.toml ...]
Without a board: lists the boards. With one: its facts. With several: the facts
in which they differ, side by side; -a: all of them.
`

// boards does what its arguments say and gives the exit status.
func boards(args []string, stdout, stderr io.Writer) int {
	all := false
	var list []*board.Board
	for _, a := range args {
		switch {
		case a == "-h":
			fmt.Fprint(stdout, boardsUsage)
			return 0
		case a == "-a":
			all = true
		case strings.HasPrefix(a, "-"):
			fmt.Fprintf(stderr, "mpy: unknown option %s\n%s", a, boardsUsage)
			return 2
		default:
			b, err := board.Load(a)
			if err != nil {
				fmt.Fprintf(stderr, "mpy: %v\n", err)
				return 2
			}
			list = append(list, b)
		}
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	defer w.Flush()
	if len(list) == 0 {
		for _, b := range board.All() {
			fmt.Fprintf(w, "%s\t%s\n", b.Name, b.About)
		}
		return 0
	}
	fmt.Fprint(w, "fact")
	for _, b := range list {
		fmt.Fprint(w, "\t", b.Name)
	}
	fmt.Fprintln(w)
	for _, r := range board.Compare(list...) {
		if r.Same && !all && len(list) > 1 {
			continue
		}
		cells := short(r.Cells)
		for head := r.Key(); head != "" || strings.Join(cells, "") != ""; head = "" {
			fmt.Fprint(w, head)
			for i := range cells {
				line, rest := wrap(cells[i])
				fmt.Fprint(w, "\t", line)
				cells[i] = rest
			}
			fmt.Fprintln(w)
		}
	}
	return 0
}

// wrap takes the first line of a cell.
func wrap(cell string) (line, rest string) {
	const width = 44
	if len(cell) <= width {
		return cell, ""
	}
	if i := strings.LastIndexByte(cell[:width], ' '); i > 0 {
		return cell[:i], cell[i+1:]
	}
	return cell[:width], cell[width:]
}

// short leaves of long lists what they do not have in common.
func short(cells []string) []string {
	if len(cells) < 2 || len(strings.Join(cells, "")) < 100 {
		return cells
	}
	lists := make([][]string, len(cells))
	for i, c := range cells {
		lists[i] = strings.Split(c, ", ")
	}
	common := func(s string) bool {
		return !slices.ContainsFunc(lists, func(l []string) bool { return !slices.Contains(l, s) })
	}
	out := make([]string, len(cells))
	for i, l := range lists {
		rest := slices.DeleteFunc(slices.Clone(l), common)
		if out[i] = strings.Join(rest, " "); len(rest) < len(l) {
			out[i] = strings.TrimSpace("… " + out[i])
		}
	}
	return out
}
