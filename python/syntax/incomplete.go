// This file answers the REPL's question whether a text needs more lines.

package syntax

import "strings"

// Incomplete says whether a REPL should ask for one more line before it runs src. The rule is MicroPython's: an open
// bracket or triple quote, a backslash at the end, or a compound statement whose last line is not empty.
func Incomplete(src string) bool {
	if i := strings.IndexByte(src, 0); i >= 0 {
		src = src[:i]
	}
	if src == "" {
		return false
	}
	quote := "" // the open quotes
	var paren, bracket, brace int
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '\'' || c == '"':
			triple := strings.HasPrefix(src[i:], strings.Repeat(src[i:i+1], 3))
			switch {
			case quote == "" && triple, len(quote) == 3 && quote[0] == c && triple:
				quote = toggle(quote, src[i:i+3])
				i += 2
			case quote == "", len(quote) == 1 && quote[0] == c:
				quote = toggle(quote, src[i:i+1])
			}
		case quote != "":
			if c == '\\' && i+1 < len(src) && (src[i+1] == '\'' || src[i+1] == '"' || src[i+1] == '\\') {
				i++
			}
		case c == '(':
			paren++
		case c == ')':
			paren--
		case c == '[':
			bracket++
		case c == ']':
			bracket--
		case c == '{':
			brace++
		case c == '}':
			brace--
		}
	}
	if len(quote) == 3 || quote == "" && (paren > 0 || bracket > 0 || brace > 0) {
		return true
	}
	last := src[len(src)-1]
	return last == '\\' || last != '\n' && compound(src)
}

// toggle closes the quotes if they are open, or else opens them.
func toggle(open, quotes string) string {
	if open != "" {
		return ""
	}
	return quotes
}

// compound says whether the text begins as a compound statement does.
func compound(src string) bool {
	if src[0] == '@' {
		return true
	}
	n := 0
	for n < len(src) && class[src[n]]&(cLetter|cDigit) != 0 {
		n++
	}
	switch src[:n] {
	case "if", "while", "for", "try", "with", "def", "class", "async":
		return true
	}
	return false
}
