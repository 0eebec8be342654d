// This file edits one line and shows it on the terminal.

package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// line is a line that is edited: what it holds, and what the terminal shows.
//
// A change is shown with the few bytes that MicroPython sends for it, so that
// what reads the one prompt can read the other. That cannot work for a line that
// goes over the edge of the screen, which is shown anew.
type line struct {
	out    io.Writer
	prompt string
	text   []rune
	pos    int // of the cursor, in text
	width  int // of the screen, 0 if unknown
	killed []rune
	auto   bool // the text is an indentation that nobody typed
	manual bool // somebody typed another one

	back     int // how far back in the history, 0 for the line itself
	own      []rune
	wasLen   int // what is on the screen: how long the text is, and where the cursor
	wasPos   int
	complete func(before string) (string, []string)
}

// start shows the prompt and the text that the line begins with.
func (l *line) start(begun string) {
	l.text, l.pos, l.auto = nil, 0, false
	l.wasLen, l.wasPos = 0, 0
	l.back = 0
	fmt.Fprint(l.out, l.prompt)
	if begun != "" {
		l.insert([]rune(begun)...)
		l.auto = true
	}
}

// insert puts text at the cursor.
func (l *line) insert(text ...rune) {
	from := l.pos
	l.text = append(l.text[:l.pos:l.pos], append(text, l.text[l.pos:]...)...)
	l.pos += len(text)
	l.show(from, true)
}

// remove takes the text up to a place away, behind or before the cursor.
func (l *line) remove(to int) {
	from, to := min(l.pos, to), max(l.pos, to)
	if from == to {
		return
	}
	l.text = append(l.text[:from:from], l.text[to:]...)
	l.pos = from
	l.show(from, true)
}

// kill is remove; what was removed can be put in again.
func (l *line) kill(to int) {
	if to != l.pos {
		l.killed = append([]rune(nil), l.text[min(l.pos, to):max(l.pos, to)]...)
	}
	l.remove(to)
}

// move moves the cursor.
func (l *line) move(to int) {
	l.pos = to
	l.show(min(l.wasPos, to), false)
}

// replace makes text the line, with the cursor at its end.
func (l *line) replace(text []rune) {
	l.text = append([]rune(nil), text...)
	l.pos = len(text)
	l.show(0, true)
}

// show brings the screen up to date; the text is another one from a place on.
func (l *line) show(from int, changed bool) {
	var b strings.Builder
	n := len(l.text)
	switch edge := len([]rune(l.prompt)) + max(n, l.wasLen) + 1; {
	case l.width > 0 && edge > l.width:
		l.anew(&b)
	case changed:
		left(&b, l.wasPos-from)
		if n < l.wasLen {
			b.WriteString("\x1b[K")
		}
		b.WriteString(shown(l.text[from:]))
		left(&b, n-l.pos)
	case l.pos < l.wasPos:
		left(&b, l.wasPos-l.pos)
	default:
		b.WriteString(shown(l.text[l.wasPos:l.pos]))
	}
	l.wasLen, l.wasPos = n, l.pos
	io.WriteString(l.out, b.String())
}

// left moves the cursor to the left.
func left(b *strings.Builder, n int) {
	if n > 4 {
		fmt.Fprintf(b, "\x1b[%dD", n)
	} else if n > 0 {
		b.WriteString(strings.Repeat("\b", n))
	}
}

// anew shows the whole line, over as many rows as it needs.
func (l *line) anew(b *strings.Builder) {
	prompt := len([]rune(l.prompt))
	l.climb(b, (prompt+l.wasPos)/l.width)
	b.WriteString("\r\x1b[J" + l.prompt + shown(l.text))
	end := prompt + len(l.text)
	if end%l.width == 0 { // the terminal waits for a character before it goes on to the next row
		b.WriteString("\r\n")
	}
	at := prompt + l.pos
	l.climb(b, end/l.width-at/l.width)
	b.WriteString("\r")
	if column := at % l.width; column > 0 {
		fmt.Fprintf(b, "\x1b[%dC", column)
	}
}

// climb moves the cursor up.
func (l *line) climb(b *strings.Builder, rows int) {
	if rows > 0 {
		fmt.Fprintf(b, "\x1b[%dA", rows)
	}
}

// again shows prompt and text where the cursor is, at the start of a row.
func (l *line) again() {
	l.wasLen, l.wasPos = 0, 0
	fmt.Fprint(l.out, l.prompt)
	l.show(0, true)
}

// below moves the cursor to the last row of the line, for what comes below it.
func (l *line) below() {
	if l.width > 0 && len([]rune(l.prompt))+len(l.text)+1 > l.width {
		l.move(len(l.text))
	}
	fmt.Fprint(l.out, "\r\n")
}

// wordLeft and wordRight give where a word begins before the cursor, or ends behind it.
func (l *line) wordLeft() int {
	i := l.pos
	for i > 0 && !inWord(l.text[i-1]) {
		i--
	}
	for i > 0 && inWord(l.text[i-1]) {
		i--
	}
	return i
}

func (l *line) wordRight() int {
	i := l.pos
	for i < len(l.text) && !inWord(l.text[i]) {
		i++
	}
	for i < len(l.text) && inWord(l.text[i]) {
		i++
	}
	return i
}

func inWord(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// recall goes through the history: 1 is back, -1 forth.
func (l *line) recall(h *history, step int) {
	to := l.back + step
	if to < 0 || to > h.Len() {
		return
	}
	if l.back == 0 {
		l.own = l.text
	}
	l.back = to
	if to == 0 {
		l.replace(l.own)
	} else {
		l.replace([]rune(h.At(to - 1)))
	}
}

// backspace removes the character before the cursor, or a level of indentation.
func (l *line) backspace() {
	switch {
	case l.pos >= indent && l.blank():
		l.remove(l.pos - indent)
	case l.pos > 0:
		l.remove(l.pos - 1)
	}
}

// indent is a level of indentation.
const indent = 4

// blank says whether there are only spaces before the cursor.
func (l *line) blank() bool { return strings.Trim(string(l.text[:l.pos]), " ") == "" }

// tab indents, or completes a name.
func (l *line) tab() {
	switch {
	case l.complete == nil:
		l.insert('\t')
	case l.blank():
		l.insert([]rune("    ")...)
	default:
		insert, names := l.complete(string(l.text[:l.pos]))
		if len(names) > 0 {
			l.list(names)
		} else if insert != "" {
			l.insert([]rune(insert)...)
		}
	}
}

// Names are listed in columns of slot characters, in rows of listWidth.
const (
	slot      = 16
	listWidth = 4 * slot
)

// list shows names below the line, and the line again.
func (l *line) list(names []string) {
	l.below()
	limit := listWidth
	if l.width > 0 {
		limit = min(limit, l.width-1)
	}
	at := 0
	for _, name := range names {
		gap := 0
		if at > 0 {
			gap = slot - at%slot
			if gap < 2 {
				gap += slot
			}
		}
		if at > 0 && at+gap+len(name) > limit {
			fmt.Fprint(l.out, "\r\n")
			at, gap = 0, 0
		}
		fmt.Fprint(l.out, strings.Repeat(" ", gap), name)
		at += gap + len(name)
	}
	fmt.Fprint(l.out, "\r\n")
	l.again()
}

// key does what a key means inside the line; false: it is none of these.
func (l *line) key(key rune, h *history) bool {
	auto := l.auto
	l.auto = false
	switch key {
	case ctrl('A'), keyHome:
		l.move(0)
	case ctrl('E'), keyEnd:
		l.move(len(l.text))
	case ctrl('B'), keyLeft:
		l.move(max(0, l.pos-1))
	case ctrl('F'), keyRight:
		l.move(min(len(l.text), l.pos+1))
	case keyWordLeft:
		l.move(l.wordLeft())
	case keyWordRight:
		l.move(l.wordRight())
	case ctrl('P'), keyUp:
		l.recall(h, 1)
	case ctrl('N'), keyDown:
		l.recall(h, -1)
	case ctrl('D'), keyDelete:
		l.remove(min(len(l.text), l.pos+1))
	case ctrl('H'), 127:
		l.backspace()
	case ctrl('K'):
		l.kill(len(l.text))
	case ctrl('U'):
		l.kill(0)
	case ctrl('W'), keyKillWordBack:
		l.kill(l.wordLeft())
	case keyKillWord:
		l.kill(l.wordRight())
	case ctrl('Y'):
		l.insert(l.killed...)
	case ctrl('T'):
		if i := min(l.pos, len(l.text)-1); i > 0 {
			l.text[i-1], l.text[i] = l.text[i], l.text[i-1]
			l.pos = i + 1
			l.show(i-1, true)
		}
	case ctrl('L'):
		fmt.Fprint(l.out, "\x1b[2J\x1b[H")
		l.again()
	case ' ', '\t':
		if auto && l.pos >= indent { // whoever indents does it all
			l.manual = true
			l.text = l.text[:l.pos-indent]
			if key == '\t' {
				key = ' '
				l.text = append(l.text, ' ', ' ', ' ')
			}
			l.text = append(l.text, key)
			l.pos = len(l.text)
			l.wasLen = l.pos // the spaces behind it may stay on the screen
			l.show(l.pos, true)
		} else if key == '\t' {
			l.tab()
		} else {
			l.insert(key)
		}
	default:
		if key < ' ' || key == keyUnknown {
			return false
		}
		l.insert(key)
	}
	return true
}
