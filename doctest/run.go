// This file runs documents.

package doctest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"mpy"
	"mpy/board"
	"mpy/host"
	"mpy/world/described"
)

// A Config says how documents are run.
type Config struct {
	Manifest *Manifest     // nil: none
	Board    string        // where the document and the manifest say nothing; "" is generic
	World    string        // a world file or "demo"; "": a world with nothing in it
	Real     bool          // in real time
	Timeout  time.Duration // of an example, in real time; 0: ten seconds
	Display  string        // a folder for pictures of what displays show; "": none
	Update   bool          // outputs that differ are written into the documents
	// Tell is called with every result as it comes; nil is fine.
	Tell func(*Result)
}

// Run runs the examples of one document. An error says what is wrong with the
// document, its labels, or what they name; not that an example failed.
func (c *Config) Run(path string, text []byte) ([]*Result, error) {
	examples, err := Find(path, text)
	if err != nil {
		return nil, err
	}
	r := &runner{config: c, path: path, entry: c.Manifest.entry(path), lines: strings.Split(string(text), "\n")}
	defer r.close()
	r.board, r.world = c.Board, c.World
	if r.entry != nil {
		if r.entry.Board != "" {
			r.board = r.entry.Board
		}
		if r.entry.World != "" {
			r.world = r.entry.World
			if r.world != "demo" {
				r.world = filepath.Join(c.Manifest.dir, r.world)
			}
		}
	}
	for _, e := range examples {
		if err := r.move(e); err != nil {
			return r.results, err
		}
		if e.Label.Prelude {
			if err := r.hidden(e.Code, e.Line); err != nil {
				return r.results, err
			}
			continue
		}
		res, err := r.example(e)
		if err != nil {
			return r.results, err
		}
		r.results = append(r.results, res)
		if c.Tell != nil {
			c.Tell(res)
		}
	}
	if r.entry != nil {
		for _, x := range r.entry.Examples {
			if !x.used {
				return r.results, &Error{c.Manifest.path, 0, fmt.Sprintf("no example of %s is the one that is meant (contains %q, line %d)", path, x.Contains, x.Line)}
			}
		}
	}
	return r.results, nil
}

// runner runs one document.
type runner struct {
	config       *Config
	path         string
	lines        []string
	entry        *DocumentEntry
	board, world string
	results      []*Result

	in     *mpy.Interp // nil: not yet begun
	w      *described.World
	boot   host.Boot // what stays when an example resets its board
	stdout bytes.Buffer
}

// move goes to the board and the world that a label names. Names do not come along.
func (r *runner) move(e *Example) error {
	b, w := r.board, r.world
	if e.Label.Board != "" {
		b = e.Label.Board
	}
	if e.Label.World != "" {
		if w = e.Label.World; w != "demo" {
			w = filepath.Join(filepath.Dir(r.path), w)
		}
	}
	if b != r.board || w != r.world {
		r.close()
		r.board, r.world = b, w
	}
	return nil
}

// begin makes the interpreter.
func (r *runner) begin() error {
	if r.in != nil {
		return nil
	}
	spec := &described.Spec{}
	var err error
	switch r.world {
	case "":
	case "demo":
		spec, err = described.Demo()
	default:
		spec, err = described.Read(r.world)
	}
	if err != nil {
		return err
	}
	spec.Real = spec.Real || r.config.Real
	o := mpy.Options{Boot: &r.boot, Stdout: &r.stdout, Stderr: &r.stdout, QuietTLS: true, Display: r.config.Display}
	if r.board != "" {
		if o.Board, err = board.Load(r.board); err != nil {
			return err
		}
	}
	if r.w, err = described.New(*spec, described.Options{Hints: &r.stdout}); err != nil {
		return err
	}
	if o, err = mpy.Within(r.w, o); err == nil {
		o.Path = []string{"", "/lib"} // the world's own: Within would show it the system's
		r.in, err = mpy.New(o)
	}
	if err != nil {
		_ = r.w.Close()
		r.w = nil
		return err
	}
	if r.entry != nil && r.entry.Prelude != "" {
		return r.hidden(r.entry.Prelude, 0)
	}
	return nil
}

func (r *runner) close() {
	if r.in != nil {
		r.in.Close()
	}
	if r.w != nil {
		_ = r.w.Close()
	}
	r.in, r.w = nil, nil
	r.stdout.Reset()
}

// hidden runs code that is no example: it must work.
func (r *runner) hidden(code string, line int) error {
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.run(code, max(line, 1), r.timeout(nil), false); err != nil {
		return &Error{r.path, line, "the prelude fails: " + lastLine(r.in.Traceback(err))}
	}
	r.stdout.Reset()
	return nil
}

func (r *runner) timeout(e *Example) time.Duration {
	switch {
	case e != nil && e.Label.Timeout > 0:
		return e.Label.Timeout
	case r.entry != nil && r.entry.Timeout != "":
		d, _ := time.ParseDuration(r.entry.Timeout)
		return d
	case r.config.Timeout > 0:
		return r.config.Timeout
	}
	return 10 * time.Second
}

// run runs code with the document's own line numbers, as a statement at a prompt
// or as a program.
func (r *runner) run(code string, line int, limit time.Duration, statement bool) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	var err error
	if statement {
		err = r.in.RunStatement(ctx, code, r.path, line)
	} else {
		err = r.in.RunStringContext(ctx, strings.Repeat("\n", line-1)+code+"\n", r.path)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &slow{limit, err}
	}
	return err
}

// slow is the end of an example that took too long.
type slow struct {
	limit time.Duration
	err   error
}

func (s *slow) Error() string { return fmt.Sprintf("it did not end within %v", s.limit) }
func (s *slow) Unwrap() error { return s.err }

// example runs one example.
func (r *runner) example(e *Example) (*Result, error) {
	x := r.entry.example(e)
	label := e.Label
	if x != nil {
		if x.Skip != "" {
			label.Skip = x.Skip
		}
		if x.Raises != "" {
			label.Raises = x.Raises
		}
		label.NoRun = label.NoRun || x.NoRun
	}
	if r.entry != nil && r.entry.Skip != "" {
		label.Skip = r.entry.Skip
	}
	res := &Result{Example: e, Line: e.Line}
	if label.Skip != "" {
		res.Status, res.Message = Skipped, label.Skip
		return res, nil
	}
	if err := r.begin(); err != nil {
		return nil, err
	}
	if x != nil && x.Prelude != "" {
		if err := r.hidden(x.Prelude, 0); err != nil {
			return nil, err
		}
	}
	switch {
	case label.NoRun:
		if err := r.in.Check(strings.Repeat("\n", e.Line-1)+e.Code+"\n", r.path); err != nil {
			r.failed(res, err)
		}
	case e.Session:
		r.session(res, e)
	default:
		r.program(res, e, label)
	}
	if r.boot.Again() { // what comes next runs on a board that has started anew
		r.close()
	}
	if x != nil && x.Known != "" {
		switch {
		case res.Status == Passed:
			res.Status, res.Message = Failed, fmt.Sprintf("it is known to fail (%s), and no longer does: take it out of the manifest", x.Known)
		case strings.HasPrefix(res.Message, x.Known):
			res.Status, res.Message = Known, x.Known+": "+x.Reason
		default:
			res.Message = fmt.Sprintf("%s; the manifest knows it to fail with %s", res.Message, x.Known)
		}
	}
	return res, nil
}

// program runs an example that is no session.
func (r *runner) program(res *Result, e *Example, label Label) {
	err := r.run(e.Code, e.Line, r.timeout(e), false)
	res.Output = r.stdout.String()
	r.stdout.Reset()
	switch {
	case label.Raises != "" && err == nil:
		res.Status, res.Message = Failed, fmt.Sprintf("it raises no %s", label.Raises)
	case label.Raises != "":
		if tb := r.in.Traceback(err); !raised(label.Raises, tb) {
			res.Status, res.Message = Failed, fmt.Sprintf("it raises %s, not %s", lastLine(tb), label.Raises)
		}
	case err != nil && mpy.ExitCode(err) != 0:
		r.failed(res, err)
	case e.Output != nil && !matches(e.Output.Text, res.Output):
		res.Status, res.Line, res.Source = Failed, e.Output.Line, r.source(e.Output.Line)
		res.Message = differ(e.Output.Text, res.Output)
		res.edits = append(res.edits, edit{e.Output.Line, e.Output.Lines, indented(res.Output, e.Output.indent)})
	}
}

// session runs an example that is one; it ends with the first step that shows
// something else, but for an update.
func (r *runner) session(res *Result, e *Example) {
	for _, s := range e.steps() {
		if r.boot.Again() {
			r.close()
			if err := r.begin(); err != nil {
				res.Status, res.Line, res.Source, res.Message = Failed, s.line, r.source(s.line), err.Error()
				return
			}
		}
		err := r.run(s.code, s.line, r.timeout(e), true)
		got := r.stdout.String()
		r.stdout.Reset()
		res.Output += got
		over := err != nil && mpy.ExitCode(err) == 0 // of exit() and of a reset
		ok := (err == nil || over) && matches(s.want, got)
		if err != nil && !over {
			tb := r.in.Traceback(err)
			var late *slow
			if errors.As(err, &late) {
				tb = late.Error()
			}
			ok = strings.Contains(s.want, "Traceback (most recent call last)") && raised(s.want, tb)
			got += tb
		}
		if ok {
			continue
		}
		if res.Status == Passed {
			res.Status, res.Line, res.Source = Failed, s.line, r.source(s.line)
			if res.Message = differ(s.want, got); err != nil {
				res.Message = lastLine(got)
			}
		}
		if !r.config.Update {
			return
		}
		res.edits = append(res.edits, edit{s.at, s.lines, indented(got, e.indent)})
	}
}

var traceLine = pattern(`File "(.*)", line (\d+)`)

// failed says how an example ended that raised an exception, and on which line.
func (r *runner) failed(res *Result, err error) {
	res.Status = Failed
	var late *slow
	if errors.As(err, &late) {
		res.Message = late.Error()
	}
	tb := r.in.Traceback(err)
	for _, m := range traceLine().FindAllStringSubmatch(tb, -1) { // the innermost that is the document's
		if m[1] == r.path {
			res.Line, _ = strconv.Atoi(m[2])
		}
	}
	res.Source = r.source(res.Line)
	if res.Message == "" {
		res.Message = lastLine(tb)
	}
}

// source gives a line of the document.
func (r *runner) source(line int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	return strings.TrimSpace(r.lines[line-1])
}

// differ says in few words how what was printed is not what is shown.
func differ(want, got string) string {
	short := func(s string) string {
		if s = tidy(s); len(s) > 200 {
			s = s[:200] + "…"
		}
		return strconv.Quote(s)
	}
	if tidy(want) == "" {
		return "it shows nothing, but prints " + short(got)
	}
	return fmt.Sprintf("it shows %s, but prints %s", short(want), short(got))
}

// RunFile runs a document in a file; an update is written into it.
func (c *Config) RunFile(path string) ([]*Result, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	results, err := c.Run(path, text)
	if err == nil && c.Update {
		err = update(path, string(text), results)
	}
	return results, err
}
