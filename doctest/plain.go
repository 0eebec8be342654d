// This file finds examples in text without markup, such as a page's that was
// scraped: paragraphs in which every line looks like code.

package doctest

import (
	"strings"

	"mpy/python/syntax"
)

// What lines of code look like. Targets of assignments hold no call and no
// annotation: "socket(family: int = AF_INET)" is a heading.
var (
	strong = pattern(`^(import [\w., ]+|from [\w.]+ import [\w*, ()]+|[\w.]+(\[[^\]]*\])*(, ?[\w.]+(\[[^\]]*\])*)* ?[-+*/%&|^]?= ?[^=\s].*|` +
		`(async )?(def|class|for|while|if|elif|with) .+:( ?#.*)?|(else|try|finally):|except( .+)?:|return .+|@[\w.]+(\(.*\))?|>>> ?.*)$`)
	weak = pattern(`^(#.*|[\w.]+\(.*\)([.\[].*)?( *#.*)?|\.\.\.( .*)?|pass|break|continue|return|raise .+|yield .+|await .+|print .+|[\])}]+,?|"""|''')$`)
	// A tuple of names, a call, a list: code only where the text announces it.
	display = pattern(`^[(\[{].*[)\]}]$`)
	assigns = pattern(`^[\w.\[\], ]+[-+*/%&|^]?= ?[^=]`)
	call    = pattern(`^[\w.]+\(`)
	prose   = pattern(`^(if|for|while|with|return|from|import|class|raise|except|else) .*[a-z]{3,} [a-z]{2,} [a-z]{2,} [a-z]{2,}`)
)

// paragraph is some lines without a blank one among them.
type paragraph struct{ first, end int }

// plain finds the paragraphs that are code. Those that follow one another are one
// example.
func (d *document) plain() {
	var open *paragraph // the code found last, to which more may belong
	flush := func() {
		if open != nil {
			d.block(open.first+1, open.end-open.first, d.join(open.first, open.end), true, d.take())
			open = nil
		}
	}
	before := "" // the last line of text above
	for i := 0; i < len(d.lines); {
		if strings.TrimSpace(d.lines[i]) == "" {
			i++
			continue
		}
		p := paragraph{i, i}
		for p.end < len(d.lines) && strings.TrimSpace(d.lines[p.end]) != "" {
			p.end++
		}
		i = p.end
		announced := strings.HasSuffix(before, ":")
		yes, sure := d.isCode(p, announced)
		switch {
		case yes && open != nil && (sure || d.deeper(p, *open)):
			open.end = p.end // a blank line within code
		case yes && (sure || announced):
			flush()
			open = &p
		default:
			flush()
			before = strings.TrimSpace(d.lines[p.end-1])
			continue
		}
		before = ""
	}
	flush()
}

// isCode says whether every line of a paragraph looks like code, and whether one
// of them can be nothing else.
func (d *document) isCode(p paragraph, announced bool) (yes, sure bool) {
	depth := 0 // open brackets: what stands in them is not looked at
	quoted := ""
	session := false
	base := len(indentOf(d.join(p.first, p.end)))
	for _, line := range d.lines[p.first:p.end] {
		line = line[base:]
		text := strings.TrimSpace(line)
		inside := depth > 0 || quoted != ""
		depth, quoted = brackets(text, depth, quoted)
		switch {
		case inside:
		case session && !strings.HasPrefix(text, ">>>"): // what it shows
		case prose().MatchString(text):
			return false, false
		case strong().MatchString(text):
			if depth == 0 && quoted == "" && assigns().MatchString(text) && !parses(text) {
				return false, false
			}
			sure = true
			session = strings.HasPrefix(text, ">>>")
		case weak().MatchString(text):
			// "sock.setblocking(True) is equivalent to sock.settimeout(None)" is none
			if depth == 0 && quoted == "" && !session && strings.HasSuffix(text, ")") && !parses(text) {
				return false, false
			}
		case depth > 0 && call().MatchString(text): // goes on below
		case announced && p.end-p.first == 1 && display().MatchString(text):
		default:
			return false, false
		}
	}
	return true, sure
}

// parses says whether a line is a statement.
func parses(line string) bool {
	_, err := syntax.Parse("", []byte(line), syntax.File)
	return err == nil
}

// deeper says whether p is indented against the code above it.
func (d *document) deeper(p, above paragraph) bool {
	return len(indentOf(d.lines[p.first])) > len(indentOf(d.join(above.first, above.end)))
}

// brackets follows a line's brackets and triple quotes.
func brackets(line string, depth int, quoted string) (int, string) {
	for i := 0; i < len(line); i++ {
		if quoted != "" {
			if strings.HasPrefix(line[i:], quoted) {
				i += len(quoted) - 1
				quoted = ""
			} else if line[i] == '\\' {
				i++
			}
			continue
		}
		switch c := line[i]; c {
		case '#':
			return max(depth, 0), ""
		case '"', '\'':
			quoted = line[i : i+1]
			if strings.HasPrefix(line[i:], strings.Repeat(quoted, 3)) {
				quoted = strings.Repeat(quoted, 3)
				i += 2
			}
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
	}
	if len(quoted) == 1 { // ends with the line
		quoted = ""
	}
	return max(depth, 0), quoted
}
