// This file holds the grammar: how it is read, and how a program is made by it.

package programs

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/grammar.txt
var grammarText string

//go:embed testdata/prelude.py
var prelude string

// language has the ways to write each name.
var language = readGrammar(grammarText)

// heading begins a name: one way a line, or, with three, ways of several lines.
var heading = regexp.MustCompile(`(?m)^(###?) ([a-z0-9]+)\n`)

func readGrammar(text string) map[string][]string {
	g := map[string][]string{}
	places := heading.FindAllStringSubmatchIndex(text, -1)
	for i, at := range places {
		end := len(text) + 1
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		body := strings.TrimSuffix(text[at[1]:end-1], "\n")
		between := "\n"
		if at[3]-at[2] == 3 {
			between = "\n--\n"
		}
		g[text[at[4]:at[5]]] = strings.Split(body, between)
	}
	return g
}

var reference = regexp.MustCompile(`<[a-z][a-z0-9]*>`)

func TestGrammar(t *testing.T) {
	used := map[string]bool{"step": true}
	for name, ways := range language {
		for _, way := range ways {
			for _, r := range reference.FindAllString(way, -1) {
				used[r[1:len(r)-1]] = true
				if language[r[1:len(r)-1]] == nil {
					t.Errorf("%s: %s is nowhere", name, r)
				}
			}
		}
	}
	for name := range language {
		if !used[name] {
			t.Errorf("%s is not used", name)
		}
	}
}

const (
	maxDepth = 9
	maxSize  = 1500 // of a step; beyond it what is open is finished shortly
)

// maker writes a step.
type maker struct {
	rand *rand.Rand
	size int
}

// expand writes name.
func (m *maker) expand(name string, depth int) string {
	ways := language[name]
	way := ways[m.rand.IntN(len(ways))]
	for i := 0; i < 8 && (depth > maxDepth || m.size > maxSize) && reference.MatchString(way); i++ {
		if way = ways[0]; i < 7 {
			way = ways[m.rand.IntN(len(ways))]
		}
	}
	m.size += len(way)
	lines := strings.Split(way, "\n")
	for i, line := range lines {
		in := ""
		if len(lines) > 1 {
			in = line[:len(line)-len(strings.TrimLeft(line, " "))]
		}
		lines[i] = reference.ReplaceAllStringFunc(line, func(r string) string {
			return strings.ReplaceAll(m.expand(r[1:len(r)-1], depth+1), "\n", "\n"+in)
		})
	}
	return strings.Join(lines, "\n")
}

func indent(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }

// generate gives step k of the program with the number seed. Half of the steps
// are functions, so that their names are local.
func generate(seed uint64, k int) string {
	m := &maker{rand: rand.New(rand.NewPCG(seed, uint64(k)))}
	body := "i, j, s, b, l, t, d, o = " + strconv.Itoa(m.rand.IntN(8)-2) + ", 3, 'hello', b'by', [1, 2, 3, 4], (1, 'a', None), {'a': 1, 1: 'b'}, V([1, 2])\n" +
		"x = " + m.expand("jval", 5) + "\n" + m.expand("step", 0)
	text := "try:\n" + indent(body) + "\nexcept Exception as e: print(type(e).__name__, show(e.args))\nexcept KeyboardInterrupt: print('enough')\n"
	if k%2 == 0 {
		text = "def step():\n" + indent(strings.TrimSuffix(text, "\n")) + "\nstep()\n"
	}
	return "out.clear()\nprint('# " + strconv.Itoa(k) + "')\n" + text
}
