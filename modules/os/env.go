// This file holds the environment, random bytes and commands.

package os

import (
	"errors"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"sync"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/settings"
	"mpy/python/object"
	"mpy/world"
)

func (m *module) getenv(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	name, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	if v, err := settings.Get(m.h, name); v.Bound() || err != nil {
		return v, err
	}
	if v, ok := m.h.Env.Get(name); ok {
		return object.NewStr(v), nil
	}
	if len(a) > 1 && a[1].Bound() {
		return a[1], nil
	}
	return object.None, nil
}

// variable gives the name of a variable to set, which must not be empty nor contain "=".
func variable(v object.Value) (string, error) {
	name, err := object.Text(v)
	if err == nil && (name == "" || strings.ContainsAny(name, "=\x00")) {
		err = board.EINVAL
	}
	return name, err
}

func (m *module) putenv(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	name, err := variable(a[0])
	if err != nil {
		return object.Value{}, m.fail(t, err)
	}
	value, err := object.Text(a[1])
	if err != nil {
		return object.Value{}, err
	}
	m.h.Env.Set(name, value)
	return object.None, nil
}

func (m *module) unsetenv(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	name, err := variable(a[0])
	if err != nil {
		return object.Value{}, m.fail(t, err)
	}
	m.h.Env.Unset(name)
	return object.None, nil
}

func (m *module) urandom(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	var failed error
	n, err := object.Index(t, a[0])
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 {
		return object.Value{}, object.NewException(object.ValueError)
	}
	if err := t.Grow(n); err != nil {
		return object.Value{}, err
	}
	b := make([]byte, n)
	err = object.InParts(t, b, func(part []byte) {
		if _, rerr := io.ReadFull(m.h.Random(), part); rerr != nil && failed == nil {
			failed = rerr
		}
	})
	switch {
	case err != nil:
		return object.Value{}, err
	case failed != nil:
		return object.Value{}, m.fail(t, failed)
	}
	return object.NewBytes(string(b)), nil
}

// system runs a command. It waits in the world's time, and can be interrupted:
// then the command is killed.
func (m *module) system(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	text, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	if !m.h.Commands {
		return object.Value{}, m.fail(t, board.EPERM)
	}
	if err := m.h.Flush(); err != nil {
		return object.Value{}, err
	}
	cmd := exec.Command("/bin/sh", "-c", text)
	if runtime.GOOS == "windows" {
		cmd = exec.Command("cmd", "/c", text)
	}
	cmd.Env = m.h.Env.List()
	cmd.Dir = m.h.Files.Path(m.h.Files.Getwd())
	cmd.Stdin, cmd.Stdout, cmd.Stderr = m.h.Streams()
	if err := cmd.Start(); err != nil {
		return object.Value{}, m.fail(t, err)
	}
	var mu sync.Mutex
	done := false
	w := m.h.Clock().Waker()
	go func() {
		_ = cmd.Wait()
		mu.Lock()
		done = true
		mu.Unlock()
		w.Wake()
	}()
	ended := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return done
	}
	for !ended() {
		err := host.Block(t, func(op *world.Op) error { return w.Wait(op, world.Never) })
		if e := (*object.Exception)(nil); errors.As(err, &e) {
			_ = cmd.Process.Kill()
			return object.Value{}, e
		}
	}
	return object.Int(status(cmd.ProcessState)), nil
}
