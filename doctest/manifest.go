// This file reads manifests, which say of documents what the documents do not
// say themselves.

package doctest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// ManifestName is the name of the manifest that is looked for beside documents.
const ManifestName = "mpy-doc.toml"

// A Manifest says how documents are run that cannot be changed, or shall not show
// how they are tested.
type Manifest struct {
	Documents []DocumentEntry `toml:"document"`
	dir       string
	path      string
}

// A DocumentEntry is about the documents whose names its Path matches, a pattern
// as for filepath.Match, of the name alone or with folders.
type DocumentEntry struct {
	Path     string         `toml:"path"`
	Board    string         `toml:"board"`
	World    string         `toml:"world"` // a file beside the manifest, or "demo"
	Prelude  string         `toml:"prelude"`
	Timeout  string         `toml:"timeout"`
	Skip     string         `toml:"skip"`
	Examples []ExampleEntry `toml:"example"`
}

// An ExampleEntry is about the examples that hold a text, or begin at a line.
type ExampleEntry struct {
	Contains string `toml:"contains"`
	Line     int    `toml:"line"`
	Prelude  string `toml:"prelude"`
	Skip     string `toml:"skip"`
	NoRun    bool   `toml:"no_run"`
	Raises   string `toml:"raises"`
	Known    string `toml:"known"`  // how it fails: the message, or how it begins
	Reason   string `toml:"reason"` // why that is the document's fault
	used     bool
}

// ReadManifest reads a manifest.
func ReadManifest(path string) (*Manifest, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return ParseManifest(path, string(text))
}

// ParseManifest reads the text of a manifest; path names it in errors.
func ParseManifest(path, text string) (*Manifest, error) {
	m := &Manifest{dir: filepath.Dir(path), path: path}
	meta, err := toml.Decode(text, m)
	var bad toml.ParseError
	if errors.As(err, &bad) {
		return nil, &Error{path, bad.Position.Line, bad.Message}
	}
	if err != nil { // a value of another type; the line is in the text only
		text := strings.TrimPrefix(err.Error(), "toml: ")
		line := 0
		if m := tomlLine().FindStringSubmatch(text); m != nil {
			line, _ = strconv.Atoi(m[1])
			text = strings.TrimPrefix(text, m[0])
		}
		return nil, &Error{path, line, text}
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return nil, &Error{path, lineOf(text, keys[0][len(keys[0])-1]), fmt.Sprintf("%s is not known; a document has path, board, world, prelude, timeout, skip and example, "+
			"an example contains, line, prelude, skip, no_run, raises, known and reason", keys[0])}
	}
	for i, d := range m.Documents {
		if _, err := filepath.Match(d.Path, ""); d.Path == "" || err != nil {
			return nil, &Error{path, lineOf(text, "path"), fmt.Sprintf("document %d needs a path, a name or a pattern, not %q", i+1, d.Path)}
		}
		if err := new(Label).set("timeout=" + d.Timeout); d.Timeout != "" && err != nil {
			return nil, &Error{path, lineOf(text, "timeout"), err.Error()}
		}
		for _, e := range d.Examples {
			if e.Contains == "" && e.Line == 0 {
				return nil, &Error{path, lineOf(text, "example"), fmt.Sprintf("an example of %s needs contains or line, which tell it from the others", d.Path)}
			}
			if e.Known != "" && e.Reason == "" {
				return nil, &Error{path, lineOf(text, "known"), fmt.Sprintf("the known fault %q of %s needs a reason", e.Known, d.Path)}
			}
		}
	}
	return m, nil
}

var tomlLine = pattern(`^line (\d+) `)

// lineOf gives the line of the first mention of a key.
func lineOf(text, key string) int {
	i := strings.Index(text, key)
	if i < 0 {
		return 0
	}
	return 1 + strings.Count(text[:i], "\n")
}

// entry gives what the manifest says of a document, nil for nothing.
func (m *Manifest) entry(path string) *DocumentEntry {
	if m == nil {
		return nil
	}
	for i := range m.Documents {
		d := &m.Documents[i]
		name := filepath.ToSlash(path)
		for {
			if ok, _ := filepath.Match(d.Path, name); ok {
				return d
			}
			_, rest, more := strings.Cut(name, "/")
			if !more {
				break
			}
			name = rest
		}
	}
	return nil
}

// example gives the entry of an example, nil for none.
func (d *DocumentEntry) example(e *Example) *ExampleEntry {
	if d == nil {
		return nil
	}
	i := slices.IndexFunc(d.Examples, func(x ExampleEntry) bool {
		return (x.Line == 0 || x.Line == e.Line) && strings.Contains(e.Code, x.Contains)
	})
	if i < 0 {
		return nil
	}
	d.Examples[i].used = true
	return &d.Examples[i]
}
