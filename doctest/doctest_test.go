package doctest_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"mpy/doctest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestDocuments runs each document of testdata/docs and compares the report with
// the file NAME.want, written by hand.
func TestDocuments(t *testing.T) {
	wants, err := filepath.Glob("testdata/docs/*.want")
	if err != nil || len(wants) == 0 {
		t.Fatal(err, len(wants))
	}
	manifest, err := doctest.ReadManifest("testdata/docs/mpy-doc.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range wants {
		all, _ := filepath.Glob(strings.TrimSuffix(want, ".want") + ".*")
		for _, path := range all {
			if !doctest.IsDocument(path) {
				continue
			}
			t.Run(filepath.Base(path), func(t *testing.T) {
				var out bytes.Buffer
				r := &doctest.Report{Out: &out, Verbose: true}
				c := &doctest.Config{Manifest: manifest, Tell: r.Add}
				if _, err := c.RunFile(path); err != nil {
					t.Fatal(err)
				}
				if err := r.End(); err != nil {
					t.Fatal(err)
				}
				text, err := os.ReadFile(want)
				if err != nil {
					t.Fatal(err)
				}
				if out.String() != string(text) {
					t.Errorf("got:\n%s\nwant:\n%s", &out, text)
				}
			})
		}
	}
}

// TestPlain: how many examples ten texts have, counted by hand. The first five
// have none.
func TestPlain(t *testing.T) {
	missed := 0
	for name, want := range map[string]int{
		"recipe": 0, "api": 0, "letter": 0, "changes": 0, "options": 0,
		"howto": 2, "device": 1, "calls": 2, "classes": 2, "mixed": 2,
	} {
		path := filepath.Join("testdata", "plain", name+".txt")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found, err := doctest.Find(path, text)
		if err != nil {
			t.Error(err)
		}
		if len(found) != want {
			var all []string
			for _, e := range found {
				all = append(all, e.Code)
			}
			if len(found) < want {
				missed += want - len(found)
			} else {
				t.Errorf("%s: %d examples, want %d:\n%s", name, len(found), want, strings.Join(all, "\n---\n"))
			}
			t.Logf("%s: %d examples, want %d:\n%s", name, len(found), want, strings.Join(all, "\n---\n"))
		}
	}
	if missed > 1 {
		t.Errorf("%d examples are missed", missed)
	}
}

// TestErrors: what is wrong with documents and manifests is said with its line.
func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"```python raises=\nx\n```\n":                              "d.md:1: label raises needs a value: raises=…",
		"a\n\n<!-- mpy: silent -->\n\n```python\nx\n```\n":         `d.md:3: label "silent" is not known: skip, no_run, raises, output, board, world, timeout and prelude are`,
		"```python timeout=soon\nx\n```\n":                         "d.md:1: label timeout=soon: want a time as 2s or 500ms",
		"<!-- mpy: skip=x\ncode\n-->\n":                            "d.md:1: only the comment of a prelude goes on over lines",
		"<!-- mpy: prelude\n1 / 0\n-->\n\n```python\nx = 1\n```\n": "d.md:2: the prelude fails: ZeroDivisionError: divide by zero",
		"```python board=nothing\nx = 1\n```\n":                    "there is no board nothing; the boards are generic, ",
		"```python world=nothing.toml\nx = 1\n```\n":               "open nothing.toml: no such file or directory",
	} {
		_, err := new(doctest.Config).Run("d.md", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"[[document]]\npath = 5\n":                                                    "m.toml:2: ",
		"[[document]]\npath = \"a\"\nboards = \"x\"\n":                                "m.toml:3: document.boards is not known; a document has ",
		"[[document]]\nboard = \"x\"\n":                                               "m.toml: document 1 needs a path",
		"[[document]]\npath = \"a\"\n[[document.example]]\nskip = \"x\"\n":            "m.toml:3: an example of a needs contains or line",
		"[[document]]\npath = \"a\"\n[[document.example]]\nline = 1\nknown = \"x\"\n": "m.toml:5: the known fault \"x\" of a needs a reason",
		"[[document]]\npath = \"a\"\ntimeout = \"long\"\n":                            "m.toml:3: label timeout=long",
		"nonsense": "m.toml:1: ",
	} {
		_, err := doctest.ParseManifest("m.toml", text)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	m, err := doctest.ParseManifest("m.toml", "[[document]]\npath = \"*.md\"\n[[document.example]]\ncontains = \"gone\"\nskip = \"x\"\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&doctest.Config{Manifest: m}).Run("d.md", []byte("```python\nx = 1\n```\n")); err == nil || !strings.Contains(err.Error(), `no example of d.md is the one that is meant (contains "gone", line 0)`) {
		t.Error(err)
	}
}

// TestKnownFaults: one that no longer fails is a failure, and so is one that
// fails in another way.
func TestKnownFaults(t *testing.T) {
	m, err := doctest.ParseManifest("m.toml", "[[document]]\npath = \"d.md\"\n[[document.example]]\ncontains = \"x\"\nknown = \"NameError\"\nreason = \"r\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]doctest.Status{"x": doctest.Known, "x = 1": doctest.Failed, "x = 1 / 0": doctest.Failed} {
		results, err := (&doctest.Config{Manifest: m}).Run("d.md", []byte("```python\n"+code+"\n```\n"))
		if err != nil || len(results) != 1 || results[0].Status != want {
			t.Errorf("%s: %v, %v", code, results, err)
		}
	}
}

// TestUpdate writes outputs in place, and passes then.
func TestUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.md")
	before := "```python output\nprint('a\\nb')\n```\n\n```\nold\n```\n\n- an item\n\n      >>> 1 + 1\n      3\n      >>> None\n      x\n      y\n      >>> 5\n\nend\n"
	after := "```python output\nprint('a\\nb')\n```\n\n```\na\nb\n```\n\n- an item\n\n      >>> 1 + 1\n      2\n      >>> None\n      >>> 5\n      5\n\nend\n"
	if err := os.WriteFile(path, []byte(before), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, update := range []bool{true, false} {
		results, err := (&doctest.Config{Update: update}).RunFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, res := range results {
			if res.Status != doctest.Passed {
				t.Errorf("update %v: %d: %v %s", update, res.Line, res.Status, res.Message)
			}
		}
		if text, _ := os.ReadFile(path); string(text) != after {
			t.Errorf("%q", text)
		}
	}
}

// TestFormats: reports for programs can be read by them.
func TestFormats(t *testing.T) {
	doc := "```python\nx = 1\n```\n\n```python\n'\\x01' < 1 #\n```\n\n```python skip=no\nx\n```\n"
	for _, format := range doctest.Formats {
		var out bytes.Buffer
		r := &doctest.Report{Out: &out, Format: format}
		if _, err := (&doctest.Config{Tell: r.Add}).Run("d.md", []byte(doc)); err != nil {
			t.Fatal(err)
		}
		if err := r.End(); err != nil {
			t.Fatal(err)
		}
		switch format {
		case "tap":
			for _, want := range []string{"TAP version 13\n1..3\nok 1 - d.md:2\nnot ok 2 - d.md:6\n", "\nok 3 - d.md:10 # SKIP no\n"} {
				if !strings.Contains(out.String(), want) {
					t.Errorf("%q is not in %q", want, &out)
				}
			}
		case "junit":
			var s struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
			}
			if err := xml.Unmarshal(out.Bytes(), &s); err != nil || s.Tests != 3 || s.Failures != 1 {
				t.Error(s, err)
			}
		case "json":
			d := json.NewDecoder(&out)
			for i, want := range []string{"ok", "fail", "skip"} {
				var item struct{ Status string }
				if err := d.Decode(&item); err != nil || item.Status != want {
					t.Error(i, item, err)
				}
			}
		}
	}
}

// FuzzFind: no document makes trouble.
func FuzzFind(f *testing.F) {
	for _, pattern := range []string{"testdata/docs/*.md", "testdata/docs/*.rst", "testdata/docs/*.py", "testdata/plain/*.txt"} {
		all, _ := filepath.Glob(pattern)
		for _, path := range all {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(filepath.Base(path), text)
		}
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		lines := 1 + bytes.Count(text, []byte("\n"))
		examples, _ := doctest.Find(name, text)
		for _, e := range examples {
			if e.Line < 1 || e.Line > lines {
				t.Errorf("line %d of %d", e.Line, lines)
			}
			if strings.TrimSpace(e.Code) == "" && !e.Label.Prelude {
				t.Error("an example without code")
			}
		}
	})
}

// FuzzManifest: no manifest makes trouble.
func FuzzManifest(f *testing.F) {
	text, err := os.ReadFile("testdata/docs/mpy-doc.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Fuzz(func(t *testing.T, text string) {
		if m, err := doctest.ParseManifest("m.toml", text); err == nil && m == nil {
			t.Error("nothing")
		}
	})
}
