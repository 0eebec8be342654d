// This file takes sessions apart and compares what they show with what is printed.

package doctest

import "strings"

// step is one statement of a session.
type step struct {
	line  int    // in the document, from 1
	code  string // without ">>> " and "... "
	want  string // what the session shows, with a line end behind each line
	at    int    // the line where it stands, or would stand
	lines int    // how many lines it has
}

// steps takes a session apart.
func (e *Example) steps() []step {
	var out []step
	lines := strings.Split(e.Code, "\n")
	for i := 0; i < len(lines); {
		code, ok := primary(lines[i])
		if !ok { // text before the first statement
			i++
			continue
		}
		s := step{line: e.Line + i, code: code + "\n"}
		for i++; i < len(lines); i++ {
			more, ok := prompt(lines[i], "...")
			if !ok {
				break
			}
			s.code += more + "\n"
		}
		s.at = e.Line + i
		for ; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
			if _, ok := primary(lines[i]); ok {
				break
			}
			s.want += lines[i] + "\n"
			s.lines++
		}
		for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
			i++
		}
		out = append(out, s)
	}
	return out
}

// prompt takes a prompt off a line.
func prompt(line, mark string) (string, bool) {
	rest, ok := strings.CutPrefix(line, mark)
	if !ok || rest != "" && rest[0] != ' ' {
		return "", false
	}
	return strings.TrimPrefix(rest, " "), true
}

// primary takes ">>>" off a line; ">>>import time" lacks a space, and is meant so.
func primary(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, ">>>")
	return strings.TrimPrefix(rest, " "), ok && !strings.HasPrefix(rest, ">")
}

// matches says whether what was printed is what is wanted: spaces at the ends of
// lines and blank lines at the end do not count, and "..." stands for anything.
func matches(want, got string) bool {
	want, got = tidy(want), tidy(got)
	if want == got {
		return true
	}
	parts := strings.Split(want, "...")
	if len(parts) == 1 {
		return false
	}
	if !strings.HasPrefix(got, parts[0]) {
		return false
	}
	got = got[len(parts[0]):]
	last := parts[len(parts)-1]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(got, p)
		if i < 0 {
			return false
		}
		got = got[i+len(p):]
	}
	return strings.HasSuffix(got, last)
}

func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// lastLine gives the last line that is not blank.
func lastLine(s string) string {
	s = strings.TrimRight(s, " \t\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// raised says whether a traceback ends as want says: with the same last line, or
// with the same exception where want has its name alone. MicroPython's texts are
// often not CPython's, so that the name decides where want says no more.
func raised(want, traceback string) bool {
	want, got := strings.TrimSpace(lastLine(want)), lastLine(traceback)
	name, _, _ := strings.Cut(got, ":")
	return want == strings.TrimSpace(got) || want == name || want == name+":" || matches(want, got)
}
