// This file writes reports.

package doctest

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Formats are the names of the forms of a report.
var Formats = []string{"text", "tap", "junit", "json"}

// A Report writes what became of examples.
type Report struct {
	Out     io.Writer
	Format  string // one of Formats; "" is text
	Verbose bool   // text: a line for every example, else only for those that are not ok
	all     []*Result
}

// Add takes a result; a report in text shows it at once.
func (r *Report) Add(res *Result) {
	r.all = append(r.all, res)
	if r.Format != "" && r.Format != "text" {
		return
	}
	if res.Status == Passed && !r.Verbose && res.Message == "" {
		return
	}
	fmt.Fprintf(r.Out, "%-5s %s", res.Status, res.place())
	if res.Message != "" {
		fmt.Fprintf(r.Out, ": %s", res.Message)
	}
	fmt.Fprintln(r.Out)
	if res.Status == Failed {
		if res.Source != "" {
			fmt.Fprintf(r.Out, "      | %s\n", res.Source)
		}
		if out := strings.TrimRight(res.Output, "\n"); out != "" {
			fmt.Fprintf(r.Out, "      printed: %s\n", strings.ReplaceAll(out, "\n", "\n      "))
		}
	}
}

// place says where a result is in its document.
func (res *Result) place() string { return fmt.Sprintf("%s:%d", res.Example.Path, res.Line) }

// Count gives how many results have a status.
func (r *Report) Count(s Status) (n int) {
	for _, res := range r.all {
		if res.Status == s {
			n++
		}
	}
	return n
}

// End writes the rest of the report.
func (r *Report) End() error {
	switch r.Format {
	case "tap":
		return r.tap()
	case "junit":
		return r.junit()
	case "json":
		return r.json()
	}
	_, err := fmt.Fprintf(r.Out, "%d examples: %d passed, %d failed, %d known faults, %d skipped\n",
		len(r.all), r.Count(Passed), r.Count(Failed), r.Count(Known), r.Count(Skipped))
	return err
}

// tap writes the Test Anything Protocol, version 13.
func (r *Report) tap() error {
	var b strings.Builder
	fmt.Fprintf(&b, "TAP version 13\n1..%d\n", len(r.all))
	clean := strings.NewReplacer("#", "\\#", "\n", " ")
	for i, res := range r.all {
		word, note := "ok", ""
		switch res.Status {
		case Failed:
			word = "not ok"
		case Known:
			word, note = "not ok", " # TODO "+clean.Replace(res.Message)
		case Skipped:
			note = " # SKIP " + clean.Replace(res.Message)
		}
		fmt.Fprintf(&b, "%s %d - %s:%d%s\n", word, i+1, clean.Replace(res.Example.Path), res.Example.Line, note)
		if res.Status == Failed {
			fmt.Fprintf(&b, "  ---\n  message: %q\n  at: %q\n  source: %q\n  ...\n", res.Message, res.place(), res.Source)
		}
	}
	_, err := io.WriteString(r.Out, b.String())
	return err
}

type junitCase struct {
	Name    string      `xml:"name,attr"`
	Class   string      `xml:"classname,attr"`
	Failure *junitFault `xml:"failure,omitempty"`
	Skipped *junitFault `xml:"skipped,omitempty"`
	Output  string      `xml:"system-out,omitempty"`
}

type junitFault struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

func (r *Report) junit() error {
	s := junitSuite{Name: "mpy doc", Tests: len(r.all), Failures: r.Count(Failed), Skipped: r.Count(Skipped) + r.Count(Known)}
	for _, res := range r.all {
		c := junitCase{Name: fmt.Sprintf("%s:%d", res.Example.Path, res.Example.Line), Class: res.Example.Path, Output: printable(res.Output)}
		switch res.Status {
		case Failed:
			c.Failure = &junitFault{printable(res.Message), res.place() + ": " + printable(res.Source)}
		case Known, Skipped:
			c.Skipped = &junitFault{Message: printable(res.Message)}
		}
		s.Cases = append(s.Cases, c)
	}
	text, err := xml.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.Out, "%s%s\n", xml.Header, text)
	return err
}

// printable leaves out what XML has no form for.
func printable(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' {
			return '\ufffd'
		}
		return c
	}, s)
}

func (r *Report) json() error {
	type item struct {
		Path    string `json:"path"`
		Line    int    `json:"line"`
		Status  string `json:"status"`
		At      int    `json:"at"`
		Source  string `json:"source,omitempty"`
		Message string `json:"message,omitempty"`
		Output  string `json:"output,omitempty"`
		Code    string `json:"code"`
	}
	e := json.NewEncoder(r.Out)
	e.SetEscapeHTML(false)
	for _, res := range r.all {
		x := res.Example
		if err := e.Encode(item{x.Path, x.Line, strings.ToLower(res.Status.String()), res.Line, res.Source, res.Message, res.Output, x.Code}); err != nil {
			return err
		}
	}
	return nil
}
