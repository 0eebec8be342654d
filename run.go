// This file runs scripts.

package mpy

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"mpy/python/object"
)

// RunFile runs a script as __main__. Its folder becomes the first entry of
// sys.path where that is "". A folder stands for a board's file system: its
// boot.py runs, if there is one, and then its code.py or main.py.
//
// The error is a *[FileError] when the script cannot be read. Else it wraps the
// *object.Exception that the script raised and did not catch, SystemExit among
// them: see [ExitCode] and [Interp.PrintError].
func (in *Interp) RunFile(path string) error { return in.RunFileContext(context.Background(), path) }

// RunFileContext is RunFile; when ctx ends, KeyboardInterrupt is raised in the
// script, whatever it waits for, and the error wraps the context's as well.
func (in *Interp) RunFileContext(ctx context.Context, path string) error {
	if _, err := in.admit(path); err != nil {
		return err
	}
	scripts := in.startup(path)
	texts := make([]string, len(scripts))
	for i, name := range scripts {
		var err error
		if texts[i], err = in.readScript(name); err != nil {
			return err
		}
	}
	return in.within(ctx, func() error {
		in.enter(in.folder(scripts[0]))
		for i, name := range scripts {
			if err := in.exec(texts[i], name, "file"); err != nil {
				return err
			}
		}
		return nil
	})
}

// RunString runs source text as __main__; name is what tracebacks call it.
func (in *Interp) RunString(src, name string) error {
	return in.RunStringContext(context.Background(), src, name)
}

// RunStringContext is RunString with a context, as RunFileContext has it.
func (in *Interp) RunStringContext(ctx context.Context, src, name string) error {
	return in.within(ctx, func() error {
		in.enter("")
		return in.exec(src, name, "file")
	})
}

// RunModule finds a module on sys.path and runs it as __main__; of a package,
// its module __main__.
func (in *Interp) RunModule(name string) error {
	dir, err := in.admit(".")
	if err != nil {
		return err
	}
	return in.within(context.Background(), func() error {
		in.enter(dir)
		path, src, err := in.findMain(name)
		if err != nil || path == "" {
			return err
		}
		return in.exec(src, path, "file")
	})
}

// RunStatement runs a statement as the prompt does: the value of an expression
// is shown. Tracebacks call the text name, and its first line the number line.
func (in *Interp) RunStatement(ctx context.Context, src, name string, line int) error {
	return in.within(ctx, func() error {
		in.enter("")
		c, err := in.compile(src, name, "single", in.thread.Interrupted)
		if err == nil {
			c.Move(line - 1)
			_, err = in.thread.RunCode(c, in.main.Dict)
		}
		return err
	})
}

// Check compiles a text without running it.
func (in *Interp) Check(src, name string) error {
	return in.within(context.Background(), func() error {
		_, err := in.compile(src, name, "file", in.thread.Interrupted)
		return err
	})
}

// within runs f under the interpreter lock, until ctx ends. A panic below is a
// bug of this module, and ends the interpreter's life: the lock is kept.
func (in *Interp) within(ctx context.Context, f func() error) (err error) {
	if in.broken != nil {
		return in.broken
	}
	in.acquire()
	defer func() {
		if p := recover(); p != nil {
			in.broken = &InternalError{p, debug.Stack()}
			err = in.broken
			in.leave()
			return
		}
		in.release()
	}()
	defer func() { // what was printed is there for who called
		for _, finish := range []func() error{func() error { return in.host.Repeat(in.thread) }, in.host.Flush} {
			if ferr := finish(); err == nil {
				err = ferr
			}
		}
	}()
	if ctx.Done() == nil {
		return f()
	}
	interrupted := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		in.Interrupt()
		close(interrupted)
	})
	err = f()
	if stop() {
		return err
	}
	<-interrupted
	_ = in.thread.Pending() // if the script ended before it saw the interrupt, the next one must not
	if err != nil && object.IsError(err, object.KeyboardInterrupt) {
		return fmt.Errorf("%w: %w", context.Cause(ctx), err)
	}
	return err
}

// exec compiles text and runs it in __main__.
func (in *Interp) exec(src, file, mode string) error {
	in.main.Dict.SetStr("__file__", object.NewStr(file))
	if in.opts.CompileOnly {
		_, err := in.compile(src, file, mode, in.thread.Interrupted)
		return err
	}
	_, err := in.thread.RunSource(src, file, mode, in.main.Dict)
	return err
}

// findMain gives the file that RunModule runs, and its text; "" when the module
// needed no file, and importing it was all.
func (in *Interp) findMain(name string) (path, src string, err error) {
	files := in.host.Files
	dirs := make([]string, 0, 8)
	for _, x := range in.vm.Path().Items {
		if s, ok := object.AsStr(x); ok && s != ".frozen" {
			dirs = append(dirs, s)
		}
	}
	rest := name
	if i := strings.LastIndexByte(name, '.'); i >= 0 { // the packages around it are imported
		rest = name[i+1:]
		pkg, err := in.vm.Import(in.thread, name[:i], in.main.Dict, []string{}, 0)
		if err != nil {
			return "", "", err
		}
		dirs = dirs[:0]
		if m, ok := pkg.Obj().(*object.Module); ok {
			if s, ok := object.AsStr(m.Dict.GetStr("__path__")); ok {
				dirs = append(dirs, s)
			}
		}
	}
	for _, dir := range dirs {
		path := rest
		if dir != "" {
			path = strings.TrimSuffix(dir, "/") + "/" + rest
		}
		if isDir(files, path) {
			if _, err := in.vm.Import(in.thread, name, in.main.Dict, []string{}, 0); err != nil {
				return "", "", err
			}
			path += "/__main__"
		}
		if path += ".py"; isFile(files, path) {
			src, err := in.readScript(path)
			return path, src, err
		}
	}
	if src, _, ok := in.library(name); ok {
		return ".frozen/" + name + ".py", src, nil
	}
	_, err = in.vm.Import(in.thread, name, in.main.Dict, []string{}, 0)
	return "", "", err
}
