// This file runs generated programs, and compares them with others' machines.

package programs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"mpy"
)

const steps = 20

// number gives an environment variable's number.
func number(name string, otherwise uint64) uint64 {
	if n, err := strconv.ParseUint(os.Getenv(name), 10, 64); err == nil {
		return n
	}
	return otherwise
}

// run gives what a program prints here. Only a bug takes it 20 s.
func run(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: io.Discard, MaxHeap: 1 << 24, MaxDepth: 500})
	if err != nil {
		t.Fatal(err)
	}
	var late bool
	watchdog := time.AfterFunc(20*time.Second, func() { late = true; in.Kill() })
	err = in.RunString(text, "program.py")
	if !watchdog.Stop() && late {
		t.Errorf("no end:\n%s", text)
	}
	var bug *mpy.InternalError
	if errors.As(err, &bug) {
		t.Errorf("%v\n%s\n%s", bug.Panic, bug.Stack, text)
	} else if err != nil {
		in.PrintError(err)
	}
	_ = in.Close()
	if strings.Contains(out.String(), "internal error") {
		t.Errorf("%s\n%s", out.String(), text)
	}
	return out.String()
}

// other gives what a program prints on another machine, without the step in
// which that crashes.
func other(t *testing.T, command, text string) map[string]string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	words := append(strings.Fields(command), name)
	b, err := exec.CommandContext(ctx, words[0], words[1:]...).Output()
	if err != nil {
		b = b[:max(0, bytes.LastIndex(b, []byte("\n# ")))]
	}
	return cut(string(b))
}

// cut gives what each step prints.
func cut(out string) map[string]string {
	parts := map[string]string{}
	for _, part := range strings.Split("\n"+out, "\n# ")[1:] {
		k, rest, _ := strings.Cut(part+"\n", "\n")
		parts[k] = strings.TrimSpace(rest)
	}
	return parts
}

// compare runs the program with the number seed here and elsewhere.
func compare(t *testing.T, seed uint64) {
	t.Helper()
	var parts []string
	text := prelude
	for k := range steps {
		part := generate(seed, k)
		parts = append(parts, part)
		text += part
	}
	reference := os.Getenv("MPY_MICROPYTHON")
	if reference == "" {
		run(t, text)
		return
	}
	// One step that does not compile must not hide the others: each is compiled at run time.
	text = prelude
	for k, part := range parts {
		text += "try: exec(" + quote(part) + ")\nexcept BaseException as e: print(" + quote("# "+strconv.Itoa(k)) + "); print(type(e).__name__)\n"
	}
	got := cut(run(t, text))
	want := other(t, reference, text)
	var third map[string]string
	for k, part := range parts {
		n := strconv.Itoa(k)
		w, there := want[n]
		if !there || got[n] == w || known(got[n], w) {
			continue
		}
		if third == nil && os.Getenv("MPY_PYTHON") != "" {
			third = other(t, os.Getenv("MPY_PYTHON"), text)
		}
		g, w, at := firstDifference(got[n], w)
		if c := line(third[n], at); c == g || errorClass(c) != "" && errorClass(c) == errorClass(g) && errorClass(g) != errorClass(w) {
			continue
		}
		t.Errorf("program %d:\n%s\nhere  %s\nthere %s\nall of it:\n%s\nCPython:\n%s", seed, part, g, w, got[n], third[n])
	}
}

// line gives line i of s.
func line(s string, i int) string {
	if lines := strings.Split(s, "\n"); i < len(lines) {
		return lines[i]
	}
	return ""
}

// errorClass gives the class of the exception that a line tells of.
func errorClass(s string) string {
	if name, _, ok := strings.Cut(s, " ("); ok && strings.HasSuffix(name, "Error") {
		return name
	}
	return ""
}

// firstDifference gives the first lines that differ, and where.
func firstDifference(a, b string) (x, y string, at int) {
	for ; ; at++ {
		if x, y = line(a, at), line(b, at); x != y || at > len(a) {
			return x, y, at
		}
	}
}

// known says that a difference is one on purpose: mpy takes what MicroPython
// refuses to compile, and compares in another order when it sorts.
func known(got, want string) bool {
	g, w, _ := firstDifference(got, want)
	if w == "SyntaxError" {
		return true
	}
	const order = `TypeError ("unsupported types for __`
	return strings.HasPrefix(g, order) && strings.HasPrefix(w, order)
}

// quote writes s as a literal that all three understand.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

func TestPrograms(t *testing.T) {
	first, n := number("MPY_SEED", 1), number("MPY_PROGRAMS", 40)
	for seed := first; seed < first+n; seed++ {
		compare(t, seed)
	}
}

// FuzzPrograms lets the fuzzer choose the programs.
func FuzzPrograms(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { compare(t, seed) })
}

// TestMutated damages programs, word by word: what is left of them ends, with
// an exception or without.
func TestMutated(t *testing.T) {
	var scripts []string
	if dir := os.Getenv("MPY_SCRIPTS"); dir != "" {
		scripts, _ = filepath.Glob(filepath.Join(dir, "*.py"))
	}
	first, n := number("MPY_SEED", 1), number("MPY_PROGRAMS", 40)
	for seed := first; seed < first+n; seed++ {
		mutated(t, seed, scripts)
	}
}

// FuzzMutated lets the fuzzer choose the damage.
func FuzzMutated(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { mutated(t, seed, nil) })
}

func mutated(t *testing.T, seed uint64, scripts []string) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 2))
	text := generate(seed, int(seed%steps))
	if len(scripts) > 0 && r.IntN(4) > 0 {
		b, err := os.ReadFile(scripts[r.IntN(len(scripts))])
		if err != nil {
			t.Fatal(err)
		}
		text = string(b)
	} else {
		for k := range 3 {
			text += generate(seed, k)
		}
		text = prelude + text
	}
	words := word.FindAllString(text, -1)
	for range 1 + r.IntN(6) {
		i, j := r.IntN(len(words)), r.IntN(len(words))
		switch r.IntN(5) {
		case 0:
			words[i], words[j] = words[j], words[i]
		case 1:
			words[i] = words[j]
		case 2:
			words[i] = ""
		case 3:
			words[i] += " " + words[j]
		case 4:
			words[i] = hostile[r.IntN(len(hostile))]
		}
	}
	survive(t, strings.Join(words, ""))
}
