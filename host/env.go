// This file holds the environment that one interpreter sees.

package host

import (
	"os"
	"runtime"
	"slices"
	"strings"
)

// Env is a set of variables. What a script changes in it, it changes for itself
// and the commands it runs only.
type Env struct {
	vars map[string]string // by key
	log  *Log              // of a world that keeps the computer's variables from scripts; else nil
}

func newEnv(list []string) *Env {
	e := &Env{vars: make(map[string]string, len(list))}
	for _, s := range list {
		if i := strings.IndexByte(s, '='); i > 0 {
			e.Set(s[:i], s[i+1:])
		}
	}
	return e
}

// key is how a name is compared: on Windows without regard to case.
func key(name string) string {
	if runtime.GOOS == "windows" {
		return strings.ToUpper(name)
	}
	return name
}

// Get gives a variable's value.
func (e *Env) Get(name string) (string, bool) {
	v, ok := e.vars[key(name)]
	if !ok && e.log != nil && e.log.On(Network) {
		if _, there := os.LookupEnv(name); there {
			e.log.Printf(Network, "getenv(%q): the world keeps the computer's environment from the script; --env opens it, [board.env] sets variables", name)
		}
	}
	return v, ok
}

// Set sets a variable.
func (e *Env) Set(name, value string) { e.vars[key(name)] = value }

// Unset removes a variable.
func (e *Env) Unset(name string) { delete(e.vars, key(name)) }

// List gives all variables as NAME=value, in order.
func (e *Env) List() []string {
	out := make([]string, 0, len(e.vars))
	for k, v := range e.vars {
		out = append(out, k+"="+v)
	}
	slices.Sort(out)
	return out
}
