// This file holds the subcommand doc, which runs the examples of documents.

package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"mpy/doctest"
)

const docUsage = `usage: mpy doc [options] PATH...
Runs the examples of documents: Markdown, reStructuredText, docstrings of Python
files, plain text. Of a folder, all documents in it. Exit status 1 if one fails.
Options:
--board NAME     the board that documents are for where they do not say
--world FILE     the world they run in (a file or "demo"); else one with nothing in it
--manifest FILE  what to know of the documents; else mpy-doc.toml beside them
--time real      in real time; else the world's clock jumps to the next event
--timeout 10s    how long an example may take, in real time
--format FORMAT  text, tap, junit or json
--display DIR    keep pictures of what displays show
--list           show the examples, run nothing
--update         write outputs into the documents
-v               a line for every example, as on a terminal
`

// doc runs "mpy doc" and gives the exit status.
func doc(args []string, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("doc", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	c := &doctest.Config{}
	r := &doctest.Report{Out: stdout}
	var clock, manifest string
	var list bool
	f.StringVar(&c.Board, "board", "", "")
	f.StringVar(&c.World, "world", "", "")
	f.StringVar(&manifest, "manifest", "", "")
	f.StringVar(&clock, "time", "virtual", "")
	f.StringVar(&c.Display, "display", "", "")
	f.DurationVar(&c.Timeout, "timeout", 10*time.Second, "")
	f.StringVar(&r.Format, "format", "text", "")
	f.BoolVar(&list, "list", false, "")
	f.BoolVar(&c.Update, "update", false, "")
	f.BoolVar(&r.Verbose, "v", false, "")
	bad := func(err any) int {
		fmt.Fprintf(stderr, "mpy doc: %v\n", err)
		return 2
	}
	switch err := f.Parse(args); {
	case err == flag.ErrHelp:
		fmt.Fprint(stdout, docUsage)
		return 0
	case err != nil:
		return bad(err)
	case f.NArg() == 0:
		fmt.Fprint(stderr, docUsage)
		return 2
	case clock != "virtual" && clock != "real":
		return bad(fmt.Sprintf("--time is virtual or real, not %q", clock))
	case !slices.Contains(doctest.Formats, r.Format):
		return bad(fmt.Sprintf("--format is one of %s, not %q", strings.Join(doctest.Formats, ", "), r.Format))
	}
	c.Real = clock == "real"
	if f, ok := stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		r.Verbose = true // to see how far it is
	}
	paths, err := documents(f.Args())
	if err != nil {
		return bad(err)
	}
	manifests := map[string]*doctest.Manifest{}
	if manifest != "" {
		if c.Manifest, err = doctest.ReadManifest(manifest); err != nil {
			return bad(err)
		}
	}
	c.Tell = r.Add
	if c.Update { // what was updated is told when that is done
		c.Tell = nil
	}
	for _, p := range paths {
		if list {
			if err := listExamples(stdout, p); err != nil {
				return bad(err)
			}
			continue
		}
		if manifest == "" {
			if c.Manifest, err = beside(p, manifests); err != nil {
				return bad(err)
			}
		}
		results, err := c.RunFile(p)
		if c.Update {
			for _, res := range results {
				r.Add(res)
			}
		}
		if err != nil {
			return bad(err)
		}
	}
	if list {
		return 0
	}
	if err := r.End(); err != nil {
		return bad(err)
	}
	if r.Count(doctest.Failed) > 0 {
		return 1
	}
	return 0
}

// documents gives the files that are meant: of a folder, the documents in it and below.
func documents(args []string) ([]string, error) {
	var out []string
	for _, a := range args {
		st, err := os.Stat(a)
		if err != nil {
			return nil, err
		}
		if !st.IsDir() {
			out = append(out, a)
			continue
		}
		err = filepath.WalkDir(a, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != a:
				return filepath.SkipDir
			case !d.IsDir() && doctest.IsDocument(path) && !strings.HasSuffix(path, ".py"):
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// beside reads the manifest in a document's folder, if there is one.
func beside(path string, read map[string]*doctest.Manifest) (*doctest.Manifest, error) {
	name := filepath.Join(filepath.Dir(path), doctest.ManifestName)
	if m, ok := read[name]; ok {
		return m, nil
	}
	m, err := doctest.ReadManifest(name)
	if os.IsNotExist(err) {
		m, err = nil, nil
	}
	read[name] = m
	return m, err
}

// listExamples shows what would run.
func listExamples(out io.Writer, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	examples, err := doctest.Find(path, text)
	for _, e := range examples {
		if e.Label.Prelude {
			continue
		}
		kind := "code"
		if e.Session {
			kind = "session"
		}
		first, _, _ := strings.Cut(e.Code, "\n")
		fmt.Fprintf(out, "%s:%d: %s: %s\n", e.Path, e.Line, kind, first)
	}
	return err
}
