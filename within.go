// This file puts scripts into described worlds.

package mpy

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"mpy/board"
	"mpy/host"
	"mpy/world/described"
)

// Within gives the options of a script on the board of a described world, which
// is a sandbox: the script reaches the world's network, clock and pins, the
// folders that it shows, a temporary folder as "/", in which there are the files
// ca.pem and ca.der with the certificate of the world's authority, and, for reading, the
// folder of the script and those of o.Path. Its environment is the world's. What
// o says of files, environment, commands and pins is replaced.
//
// The world is closed after the interpreters in it, and removes the temporary
// folder then. Interpreters on one board, one after the other, may share the options.
func Within(w *described.World, o Options) (Options, error) {
	spec := w.Spec()
	s, err := host.NewSandbox()
	if err != nil {
		return o, err
	}
	fail := func(err error) (Options, error) {
		_ = s.Close()
		return o, err
	}
	for _, at := range slices.Sorted(maps.Keys(spec.Board.Folders)) {
		if err := s.Mount(at, spec.Board.Folders[at]); err != nil {
			return fail(err)
		}
	}
	pem, der := w.CA()
	for name, data := range map[string][]byte{"ca.pem": pem, "ca.der": der} {
		if err := s.WriteFile(name, data); err != nil {
			return fail(err)
		}
	}
	for _, p := range o.Path {
		if st, err := os.Stat(p); err == nil && st.IsDir() && filepath.IsAbs(p) {
			if _, err := s.Admit(p); err != nil {
				return fail(err)
			}
		}
	}
	w.Keep(s)
	o.World, o.Files, o.Inputs, o.Commands = w.World(), s, w.Inputs(), false
	o.Env = nil
	for _, k := range slices.Sorted(maps.Keys(spec.Board.Env)) {
		o.Env = append(o.Env, k+"="+spec.Board.Env[k])
	}
	if o.Seed == 0 && (!spec.Real || spec.Seed != 0) {
		o.Seed = spec.Seed + 1 // 0 would be unpredictable
	}
	return o, nil
}

// admit shows a sandbox a script, or a folder, whose name it gives.
func (in *Interp) admit(name string) (folder string, err error) {
	s, ok := in.host.Files.(*host.Sandbox)
	if !ok {
		return "", nil
	}
	if folder, err = s.Admit(name); err != nil {
		return "", in.fileError(name, board.CondOf(err))
	}
	return folder, nil
}
