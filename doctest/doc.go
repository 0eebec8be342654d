// Package doctest finds the examples in documents, runs them and reports.
//
// Find gives the examples of one document: of Markdown the fenced and indented
// blocks, of reStructuredText the literal and code blocks and the sessions, of
// Python files the sessions in docstrings, of other text what looks like code.
// Run runs the documents of a Config, each in one interpreter, in which
// its examples share their names, and gives a Result for every example.
//
// A session, lines after ">>> ", must print what stands below each statement;
// "..." in it stands for anything, and of a traceback the last line counts.
// Other code must run without an exception. Labels say otherwise: see Label.
package doctest

// An Example is one block of code in a document.
type Example struct {
	Path    string // the document's
	Line    int    // of its first line, from 1
	Code    string // without the indentation that all of it has
	Session bool   // it is lines after ">>> "
	Label   Label
	Output  *Text // what it prints, where the label output announces it
	indent  string
}

// Text is some lines of a document.
type Text struct {
	Line   int // the first one's, from 1
	Lines  int // how many there are
	Text   string
	indent string
}

// Status is how an example ended.
type Status int

// The ways an example ends.
const (
	Passed  Status = iota
	Failed         // it did something else than the document says
	Known          // it failed, as the manifest knows
	Skipped        // it was not run
)

func (s Status) String() string { return [...]string{"ok", "FAIL", "known", "skip"}[s] }

// A Result is what became of an example.
type Result struct {
	Example *Example
	Status  Status
	Line    int    // in the document, where it failed
	Source  string // of that line
	Message string // why it failed, was skipped, or is known to fail
	Output  string // what it printed
	edits   []edit
}
