// This file reads the command line.

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"mpy"
	"mpy/board"
	"mpy/host"
)

// What the command line asks to be run.
type what int

const (
	runPrompt what = iota
	runFile
	runText
	runModule
	runStdin
)

// command is what the command line says.
type command struct {
	what        what
	script      string   // a file, a text or a module
	argv        []string // sys.argv
	inspect     bool
	optimize    int
	heap        int
	verbose     int
	compileOnly bool
	board       *board.Board
	quietTLS    bool
	log         host.Topic
	display     string
	world       worldOptions
}

// usage begins and ends as MicroPython's does.
const usage = `usage: mpy [<opts>] [-X <implopt>] [-c <command> | -m <module> | <filename> | -] [<args>]
Options:
--version : show version information
-h : print this help message
-i : enable inspection via REPL after running command/module/file
-v : verbose (report sockets that were lost); can be multiple
-O[N] : apply bytecode optimizations of level N
--board NAME : behave as this board, or as FILE.toml says; mpy boards lists them
--log TOPICS : tell on standard error about net, hw (pins, displays), or both: net,hw
--display DIR : write what displays show as pictures into this folder
--world FILE : run in the world that a TOML file describes; demo is built in
--host NAME=ADDR:PORT : in it, let a host be a server of the real network's
--time virtual|real : its clock; virtual unless the file says otherwise
--seed N : of all that is random in it
--expose PORT : let programs of this computer reach a port of the script's at 127.0.0.1
--fs, --env : let the script have this computer's files, its environment
mpy world FILE : print what a world file describes

Implementation specific options (-X):
  compile-only                 -- parse and compile only
  emit={bytecode,native,viper} -- accepted; there is one emitter
  heapsize=<n>[w][K|M]         -- the size of the heap, beyond which there is a MemoryError (1024M)
  realtime                     -- accepted
  tls-quiet                    -- say nothing about TLS servers that are not verified
`

// version names MicroPython first, for programs that look for it.
func version() string {
	return fmt.Sprintf("MicroPython v1.29.0; mpy %s on %s [%s/%s]", mpy.Version, runtime.GOOS, runtime.Version(), runtime.GOARCH)
}

// parse reads the command line; done: there is nothing to run, and status is
// what the process ends with.
func parse(args []string, stdout, stderr io.Writer) (c *command, status int, done bool) {
	c = &command{}
	show := ""
	fs := flag.NewFlagSet("mpy", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolFunc("h", "", func(string) error { show = usage; return nil })
	fs.BoolFunc("version", "", func(string) error { show = version() + "\n"; return nil })
	fs.BoolVar(&c.inspect, "i", false, "")
	fs.BoolFunc("v", "", func(string) error { c.verbose++; return nil })
	fs.Func("O", "", c.setOptimize)
	fs.Func("X", "", c.setImplementation)
	fs.Func("board", "", c.setBoard)
	fs.Func("log", "", func(list string) (err error) { c.log, err = host.Topics(list); return err })
	fs.StringVar(&c.display, "display", "", "")
	c.world.flags(fs)

	opts, rest := split(args)
	err := fs.Parse(opts)
	if err == nil && show == "" {
		err = c.world.check()
	}
	if err == nil && show == "" {
		err = c.choose(rest)
	}
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "mpy: %s; mpy -h lists the options\n", complaint(err))
		return nil, 2, true
	case show != "":
		_, _ = io.WriteString(stdout, show)
		return nil, 0, true
	}
	return c, 0, false
}

// complaint says what is wrong with the options, in the words of this command.
func complaint(err error) string {
	if errors.Is(err, flag.ErrHelp) {
		return "unknown option --help"
	}
	s := err.Error()
	for _, flag := range []string{"-X", "-O", "-board", "-log", "-host", "-time", "-expose", "-seed"} {
		if _, own, ok := strings.Cut(s, " for flag "+flag+": "); ok {
			return own
		}
	}
	s = strings.Replace(s, "flag provided but not defined: ", "unknown option ", 1)
	return strings.Replace(s, "flag needs an argument: ", "an argument is missing behind ", 1)
}

// valued are the options whose value is the argument behind them.
var valued = []string{"-X", "-board", "-log", "-display", "-world", "-host", "-time", "-seed", "-expose"}

// split divides the arguments: options, in the form that package flag knows,
// and the rest, which begins with what is to be run.
func split(args []string) (opts, rest []string) {
	for len(args) > 0 {
		a := args[0]
		switch {
		case a == "-" || a == "-c" || a == "-m" || !strings.HasPrefix(a, "-"):
			return opts, args
		case slices.Contains(valued, strings.Replace(a, "--", "-", 1)) && len(args) > 1:
			opts = append(opts, a, args[1])
			args = args[1:]
		case strings.HasPrefix(a, "-O"):
			opts = append(opts, "-O="+a[2:])
		default:
			opts = append(opts, a)
		}
		args = args[1:]
	}
	return opts, nil
}

// choose finds out what is to be run.
func (c *command) choose(rest []string) error {
	switch {
	case len(rest) == 0:
		c.what = runPrompt
		if !term.IsTerminal(int(os.Stdin.Fd())) && !c.inspect {
			c.what = runStdin
		}
		return nil
	case rest[0] == "-":
		c.what, c.argv = runStdin, rest
		return nil
	case rest[0] == "-c" || rest[0] == "-m":
		if len(rest) < 2 {
			return fmt.Errorf("an argument is missing behind %s", rest[0])
		}
		c.script = rest[1]
		if rest[0] == "-m" {
			c.what, c.argv = runModule, rest[1:]
		} else {
			c.what, c.argv = runText, append([]string{"-c"}, rest[2:]...)
		}
		return nil
	}
	c.what, c.script, c.argv = runFile, rest[0], rest
	return nil
}

// setOptimize reads what follows -O: nothing, a digit, or more of the letter.
func (c *command) setOptimize(s string) error {
	switch {
	case strings.Trim(s, "O") == "":
		c.optimize = 1 + len(s)
	case len(s) == 1 && s[0] >= '0' && s[0] <= '9':
		c.optimize = int(s[0] - '0')
	default:
		return fmt.Errorf("unknown option -O%s", s)
	}
	return nil
}

// setImplementation reads an -X option.
func (c *command) setImplementation(s string) error {
	switch size, ok := strings.CutPrefix(s, "heapsize="); {
	case ok:
		n, err := heapSize(size)
		if err != nil {
			return err
		}
		c.heap = n
	case s == "compile-only":
		c.compileOnly = true
	case s == "tls-quiet":
		c.quietTLS = true
	case s == "emit=bytecode", s == "emit=native", s == "emit=viper", s == "realtime":
	default:
		return fmt.Errorf("unknown option -X %s", s)
	}
	return nil
}

// setBoard finds a board.
func (c *command) setBoard(name string) error {
	var err error
	c.board, err = board.Load(name)
	return err
}

// heapSize reads a number of bytes: w scales it to the machine's words, of which
// MicroPython's figures have four bytes, K and M by 1024 and its square.
func heapSize(s string) (int, error) {
	bad := fmt.Errorf("bad -X heapsize=%s", s)
	end := strings.TrimRight(s, "kKmMwW")
	n, err := strconv.ParseInt(end, 0, 64)
	if err != nil || n <= 0 {
		return 0, bad
	}
	unit := strings.ToLower(s[len(end):])
	factor := int64(1)
	if rest, ok := strings.CutPrefix(unit, "w"); ok {
		factor, unit = strconv.IntSize/32, rest
	}
	switch unit {
	case "":
	case "k":
		factor <<= 10
	case "m":
		factor <<= 20
	default:
		return 0, bad
	}
	if n > int64(1<<(strconv.IntSize-2))/factor {
		return 0, bad
	}
	if n *= factor; n < 700 {
		return 0, bad
	}
	return int(n), nil
}
