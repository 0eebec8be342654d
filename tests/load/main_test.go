//go:build linux

// This file holds both sides of the script's process.

package load

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"

	"mpy"
)

// childScript is the variable that makes this program a script's process.
const childScript = "MPY_LOAD_SCRIPT"

func TestMain(m *testing.M) {
	if script := os.Getenv(childScript); script != "" {
		os.Exit(child(script))
	}
	os.Exit(m.Run())
}

// A usage is what a process holds. Resident is as it stands; the other figures
// of memory are of what lives after a collection.
type usage struct {
	Resident, Trimmed       int // bytes of pages, and when the collector has given back what it can
	Objects, Bytes          int // in the heap
	Descriptors, Goroutines int
}

func (u usage) String() string {
	return fmt.Sprintf("%5.1f MiB resident, %5.1f after a collection, %5.1f live in %6d objects, %d descriptors, %d goroutines",
		mib(u.Resident), mib(u.Trimmed), mib(u.Bytes), u.Objects, u.Descriptors, u.Goroutines)
}

func mib(n int) float64 { return float64(n) / (1 << 20) }

// child runs a script, and answers each line of standard input with its usage.
func child(script string) int {
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			b, _ := json.Marshal(measure())
			fmt.Printf("usage %s\n", b)
		}
		os.Exit(3) // whoever started us is gone
	}()
	debug.SetGCPercent(400) // as the command has it for small heaps
	o := mpy.System()
	o.Args, o.Stdin, o.Stderr = os.Args, nil, os.Stdout
	in, err := mpy.New(o)
	if err == nil {
		if err = in.RunFile(script); err == nil {
			err = in.Close()
		}
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

func measure() usage {
	u := usage{Resident: resident(), Goroutines: runtime.NumGoroutine()}
	runtime.GC() // what a finaliser held is garbage after the next one
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u.Trimmed, u.Objects, u.Bytes = resident(), int(m.HeapObjects), int(m.HeapAlloc)
	list, _ := os.ReadDir("/proc/self/fd")
	u.Descriptors = len(list) - 1 // but for that of the folder
	return u
}

func resident() int {
	b, _ := os.ReadFile("/proc/self/statm")
	n, _ := strconv.Atoi(strings.Fields(string(b))[1])
	return n * os.Getpagesize()
}

// A process is a script that runs.
type process struct {
	t     testing.TB
	cmd   *exec.Cmd
	ask   *os.File
	lines chan string // what it prints
	addr  string      // it listens at
	end   sync.Once
	err   error
}

// start starts a script of testdata and waits until it says that it is ready.
func start(t testing.TB, script string, args ...string) *process {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, cmd: exec.Command(os.Args[0], args...), ask: w, lines: make(chan string, 100)}
	p.cmd.Env = append(os.Environ(), childScript+"="+filepath.Join("testdata", script))
	p.cmd.Stdin = r
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		p.cmd.Stderr = p.cmd.Stdout
		err = p.cmd.Start()
	}
	_ = r.Close()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for in := bufio.NewScanner(out); in.Scan(); {
			p.lines <- in.Text()
		}
		close(p.lines)
	}()
	t.Cleanup(p.stop)
	p.want("ready")
	p.addr = p.listener()
	return p
}

// want reads a line, which begins with a word, and gives the rest.
func (p *process) want(word string) string {
	p.t.Helper()
	line, ok := <-p.lines
	rest, found := strings.CutPrefix(line, word)
	if !ok || !found {
		for more := range p.lines {
			line += "\n" + more
		}
		p.t.Fatalf("the script's process says %q, want %q", line, word)
	}
	return strings.TrimSpace(rest)
}

// usage asks the process what it holds.
func (p *process) usage() (u usage) {
	p.t.Helper()
	if _, err := p.ask.WriteString("\n"); err != nil {
		p.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(p.want("usage")), &u); err != nil {
		p.t.Fatal(err)
	}
	return u
}

// stop kills the process if it has not ended.
func (p *process) stop() {
	p.end.Do(func() {
		_ = p.cmd.Process.Kill()
		_ = p.ask.Close()
		for range p.lines {
		}
		p.err = p.cmd.Wait()
	})
}

// ended waits for the script's end.
func (p *process) ended() {
	p.t.Helper()
	for line := range p.lines {
		p.t.Errorf("the script's process says %q", line)
	}
	p.end.Do(func() {
		_ = p.ask.Close()
		p.err = p.cmd.Wait()
	})
	if p.err != nil {
		p.t.Error(p.err)
	}
}

// listener finds the address that the process listens at, which no method of a
// socket of MicroPython's tells.
func (p *process) listener() string {
	folder := fmt.Sprintf("/proc/%d/", p.cmd.Process.Pid)
	inodes := map[string]bool{}
	list, err := os.ReadDir(folder + "fd")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, f := range list {
		link, _ := os.Readlink(folder + "fd/" + f.Name())
		if n, ok := strings.CutPrefix(link, "socket:["); ok {
			inodes[strings.TrimSuffix(n, "]")] = true
		}
	}
	table, err := os.ReadFile(folder + "net/tcp")
	if err != nil {
		p.t.Fatal(err)
	}
	for line := range bytes.Lines(table) {
		f := strings.Fields(string(line))
		if len(f) > 9 && f[3] == "0A" && inodes[f[9]] {
			_, port, _ := strings.Cut(f[1], ":")
			n, err := strconv.ParseUint(port, 16, 16)
			if err == nil {
				return fmt.Sprintf("127.0.0.1:%d", n)
			}
		}
	}
	p.t.Fatal("the script does not listen")
	return ""
}
