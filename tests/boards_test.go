// This file runs the scripts of tests/py/boards on every board.

package tests

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"mpy"
	"mpy/board"
	"mpy/host"
	"mpy/world"
	"mpy/world/sim"
)

// boardScripts are scripts that print what differs between boards. Each has a
// file NAME.boards beside it with what each board prints. After a line that
// says where that is from come sections:
//
//	== esp32, pycom
//	recv: OSError(116,)
//	== rp2 inferred
//	recv: OSError(?)
//
// A variant (maixpy:docs) that has no section has its board's. "inferred" marks
// what the source says that was never seen to happen, "?" stands for any text:
// what nobody has established, and "*" alone for any output. The expectations are typed from the documents, so
// nothing rewrites them.
const boardScripts = "py/boards"

// A boardScript is a script with its expectations.
type boardScript struct {
	name string
	want map[string]string // by board
}

func loadBoardScripts(t *testing.T) []boardScript {
	files, err := filepath.Glob(boardScripts + "/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	var all []boardScript
	for _, f := range files {
		name := strings.TrimSuffix(f, ".py")
		text, err := os.ReadFile(name + ".boards")
		if err != nil {
			t.Fatal(err)
		}
		s := boardScript{filepath.Base(name), map[string]string{}}
		head, rest, _ := strings.Cut(strings.ReplaceAll(string(text), "\r\n", "\n"), "== ")
		if !strings.HasPrefix(head, provenance) {
			t.Errorf("%s.boards does not begin with %q", name, provenance)
		}
		for section := range strings.SplitSeq("\n"+rest, "\n== ") {
			names, body, _ := strings.Cut(strings.TrimPrefix(section, "\n"), "\n")
			for b := range strings.SplitSeq(strings.TrimSuffix(names, " inferred"), ", ") {
				if _, twice := s.want[b]; twice || board.Find(b) == nil {
					t.Errorf("%s.boards: a section for %q, which is there already or no board", name, b)
				}
				s.want[b] = strings.TrimLeft(strings.TrimSuffix(body, "\n")+"\n", "\n")
			}
		}
		all = append(all, s)
	}
	return all
}

// expected gives what a board prints, and false where that is not known.
func (s boardScript) expected(name string) (string, bool) {
	want, ok := s.want[name]
	if base, _, variant := strings.Cut(name, ":"); !ok && variant {
		want, ok = s.want[base]
	}
	return want, ok
}

// matches compares output with an expectation in which "?" is any text.
func matches(want, got string) bool {
	if want == got || want == "*\n" {
		return true
	}
	re := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(want), `\?`, `[^\n]*`) + "$"
	return regexp.MustCompile(re).MatchString(got)
}

// TestBoards: every script on every board.
func TestBoards(t *testing.T) {
	if *update {
		t.Skip("the expectations are typed from documents, not taken from runs")
	}
	for _, s := range loadBoardScripts(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			for _, b := range board.All() {
				want, ok := s.expected(b.Name)
				if !ok {
					t.Errorf("%s: what it prints is not known", b.Name)
					continue
				}
				if got := runOnBoard(t, b, s.name+".py"); !matches(want, got) {
					t.Errorf("on %s it prints\n%swant\n%s", b.Name, got, want)
				}
			}
		})
	}
}

// runOnBoard runs a script of the folder in a world of its own, with peers.
func runOnBoard(t *testing.T, b *board.Board, script string) string {
	s := sim.New(sim.Options{Virtual: true, Seed: 1})
	defer s.Close()
	m := peers(t, s)
	files := host.NewSystem()
	if err := files.Chdir(boardScripts); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{
		Stdout: &out, Stderr: marked{&out}, Files: files, Args: []string{script}, Board: b, Seed: 1,
		World: &world.World{Net: m.Net(), Clock: s.Clock()},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	in.PrintError(in.RunFileContext(ctx, script))
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return strings.ReplaceAll(out.String(), "\r\n", "\n")
}

// marked marks the lines of standard error.
type marked struct{ w io.Writer }

func (m marked) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		_, _ = io.WriteString(m.w, "! "+line)
	}
	return len(p), nil
}

// peers gives a world its peers, as tests/py/boards/lib/kit.py knows them, and
// the machine that runs the script.
func peers(t *testing.T, s *sim.Sim) *sim.Machine {
	at := netip.MustParseAddr
	me := s.Machine("board", at("192.168.4.2"))
	peer := s.Machine("peer", at("10.0.0.1"))
	s.Machine("void", at("10.0.0.9")).SetSilent(true)
	me.SetResolver(func(name string) ([]netip.Addr, error) {
		switch name {
		case "peer.test":
			return peer.Addrs(), nil
		case "busy.test":
			return nil, board.EAIAgain
		case "broken.test":
			return nil, board.EAIFail
		case "six.test":
			return []netip.Addr{at("2001:db8::6")}, nil
		case "both.test":
			return []netip.Addr{at("2001:db8::6"), at("10.0.0.1")}, nil
		}
		return nil, board.EAINoName
	})
	for port, f := range map[uint16]func(*sim.Conn){
		7:  func(c *sim.Conn) { _, _ = io.Copy(c, c) },
		9:  func(c *sim.Conn) {},
		13: func(c *sim.Conn) { _ = c.Close() },
		14: func(c *sim.Conn) { _, _ = c.Read(make([]byte, 1)); _ = c.Reset() },
		15: func(c *sim.Conn) { _, _ = io.WriteString(c, "hello\nworld\n") },
		17: func(c *sim.Conn) { _, _ = c.Read(make([]byte, 1)); _ = c.Close() },
		20: func(c *sim.Conn) { dialBack(s, peer, c) },
		22: func(c *sim.Conn) {
			s.Clock().AfterFunc(time.Minute, func() { _, _ = io.WriteString(c, "late") })
		},
		21: func(c *sim.Conn) { countBack(s, peer, c) },
	} {
		l, err := peer.Listen(netip.Addr{}, port)
		if err != nil {
			t.Fatal(err)
		}
		s.Go(func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				s.Go(func() { f(c.(*sim.Conn)) })
			}
		})
	}
	for port, times := range map[uint16]int{7: 1, 8: 10} {
		l, err := peer.ListenPacket(peer.Addrs()[0], port)
		if err != nil {
			t.Fatal(err)
		}
		s.Go(func() {
			p := make([]byte, 1<<16)
			for {
				n, from, err := l.ReadFrom(p)
				if err != nil {
					return
				}
				for range times {
					_, _ = l.WriteTo(p[:n], from)
				}
			}
		})
	}
	return me
}

// wanted reads the port that a script sends.
func wanted(c net.Conn) uint16 {
	p := make([]byte, 16)
	n, _ := c.Read(p)
	port, _ := strconv.Atoi(strings.TrimSpace(string(p[:n])))
	return uint16(port)
}

// dialBack connects to a port of the script's, and sends something later.
func dialBack(s *sim.Sim, from *sim.Machine, c net.Conn) {
	back, err := from.Dial(netip.MustParseAddr("192.168.4.2"), wanted(c))
	if err != nil {
		return
	}
	s.Clock().AfterFunc(time.Second, func() { _, _ = io.WriteString(back, "late") })
}

// countBack connects to a port of the script's until nobody answers, and tells
// how often that went well.
func countBack(s *sim.Sim, from *sim.Machine, c net.Conn) {
	port := wanted(c)
	n := 0
	for ; n < 300; n++ {
		e, err := from.Net().Socket(world.Inet, world.Stream, 0)
		if err != nil {
			break
		}
		to := world.Addr{Family: world.Inet, IP: netip.MustParseAddr("192.168.4.2"), Port: port}
		if e.Connect(nil, world.After(s.Clock(), time.Second), to) != nil {
			break
		}
	}
	fmt.Fprint(c, n)
}

// TestMatches: what "?" stands for.
func TestMatches(t *testing.T) {
	for want, got := range map[string]string{"a ? c\n": "a bb c\n", "?\n": "anything\n", "x(?)\ny\n": "x()\ny\n"} {
		if !matches(want, got) {
			t.Errorf("%q does not match %q", want, got)
		}
	}
	if matches("?\n", "a\nb\n") || matches("a\n", "b\n") || matches("a.c\n", "abc\n") {
		t.Error("too much matches")
	}
}
