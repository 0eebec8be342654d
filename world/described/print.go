// This file prints what a world file describes.

package described

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// Print writes for people what the world has in it.
func (w *World) Print(out io.Writer) error {
	p := &printer{out: out}
	s := w.spec
	kind, start := "virtual", w.sim.Calendar(0).UTC().Format("2006-01-02 15:04:05 MST")
	if s.Real {
		kind, start = "real", "now"
		if !s.Start.IsZero() {
			start = s.Start.Format("2006-01-02 15:04:05 MST")
		}
	}
	p.line("time: %s, beginning %s, seed %d", kind, start, s.Seed)
	if s.Link.Latency+s.Link.Jitter > 0 || s.Link.Loss > 0 {
		p.line("links: %s", linkText(s.Link.Latency, s.Link.Jitter, s.Link.Loss))
	}
	online := ""
	if s.Board.Offline {
		online = ", offline until it has joined an access point"
	}
	p.line("board %q at %s%s", w.board.Name(), texts(w.board.Addrs()), online)
	for _, k := range slices.Sorted(maps.Keys(s.Board.Env)) {
		p.line("  %s = %q", k, s.Board.Env[k])
	}
	for _, k := range slices.Sorted(maps.Keys(s.Board.Folders)) {
		p.line("  %s is the folder %s", k, s.Board.Folders[k])
	}
	for i, h := range s.Hosts {
		p.host(w.hosts[i], h)
	}
	for _, a := range s.APs {
		password := "no password"
		switch a.Password {
		case "":
		case "*":
			password = "any password"
		default:
			password = fmt.Sprintf("password %q", a.Password)
		}
		p.line("access point %q: %s, channel %d, %d dBm, %s", a.SSID, securities[a.Security], a.Channel, a.RSSI, password)
	}
	for _, in := range s.Inputs {
		var steps []string
		for i, v := range in.Values {
			steps = append(steps, fmt.Sprintf("%g from %v", v, in.At[i]))
		}
		if in.Repeat > 0 {
			steps = append(steps, "anew every "+in.Repeat.String())
		}
		p.line("pin %s: %s", in.Pin, strings.Join(steps, ", "))
	}
	return p.err
}

type printer struct {
	out io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", args...)
	}
}

func texts[T fmt.Stringer](list []T) string {
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = x.String()
	}
	return strings.Join(all, ", ")
}

func linkText(latency, jitter time.Duration, loss float64) string {
	return fmt.Sprintf("latency %v, jitter %v, loss %g %%", latency, jitter, loss*100)
}

func (p *printer) host(own *Host, h HostSpec) {
	about := ""
	if h.Silent {
		about = ", silent"
	}
	if h.Link != nil {
		about += ", " + linkText(h.Link.Latency, h.Link.Jitter, h.Link.Loss)
	}
	p.line("host %s at %s%s", strings.Join(h.Names, ", "), texts(own.Addrs()), about)
	for _, s := range h.Services {
		port := fmt.Sprint(s.Port)
		if s.Port == 0 {
			port = "all other ports"
		}
		text := ""
		if s.TLS {
			text += " over TLS"
		}
		switch {
		case s.Target != "":
			text += " " + s.Target + " of the real network"
		case s.Folder != "":
			text += ", files of " + s.Folder
		case s.File != "":
			text += " into " + s.File
		}
		if s.Close {
			text += ", closing after each answer"
		}
		if s.Delay > 0 {
			text += ", after " + s.Delay.String()
		}
		p.line("  %s: %s%s", port, s.Kind, text)
		for _, r := range s.Routes {
			method := r.Method
			if method == "" {
				method = "any"
			}
			body := fmt.Sprintf("%d bytes", len(r.Body))
			if r.Echo {
				body = "what was asked, as JSON"
			}
			if r.Chunked {
				body += ", in chunks"
			}
			p.line("    %s %s: %d, %s", method, r.Path, r.Status, body)
		}
	}
}
