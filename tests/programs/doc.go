// Package programs generates programs by a grammar, and runs them: none may
// crash or hang, and what a valid one prints is what the real thing prints.
//
// With MPY_MICROPYTHON set to the command of a MicroPython, each program is
// compared with it; where they differ and MPY_PYTHON, a CPython, agrees with
// mpy, it is no difference: mpy knows more on purpose. MPY_PROGRAMS is how many
// programs to run, MPY_SEED the first one's number; MPY_SCRIPTS is a folder of
// scripts to damage beside the generated ones.
//
//	MPY_MICROPYTHON=micropython MPY_PYTHON=python3 MPY_PROGRAMS=1000 go test ./tests/programs -run Programs
package programs
