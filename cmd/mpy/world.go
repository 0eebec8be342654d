// This file holds the options about described worlds.

package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"

	"mpy"
	"mpy/world/described"
)

// worldOptions are the options about described worlds.
type worldOptions struct {
	file   string
	hosts  []described.HostSpec
	time   string
	seed   *uint64
	expose []uint16
	fs     bool
	env    bool
}

func (o *worldOptions) flags(fs *flag.FlagSet) {
	fs.StringVar(&o.file, "world", "", "")
	fs.Func("host", "", o.setHost)
	fs.Func("time", "", func(s string) error {
		if s != "virtual" && s != "real" {
			return fmt.Errorf("--time is virtual or real, not %q", s)
		}
		o.time = s
		return nil
	})
	fs.Func("seed", "", func(s string) error {
		n, err := strconv.ParseUint(s, 0, 62)
		if err != nil {
			return fmt.Errorf("--seed needs a number, not %q", s)
		}
		o.seed = &n
		return nil
	})
	fs.Func("expose", "", func(s string) error {
		n, err := strconv.ParseUint(s, 10, 16)
		if err != nil || n == 0 {
			return fmt.Errorf("--expose needs a port, not %q", s)
		}
		o.expose = append(o.expose, uint16(n))
		return nil
	})
	fs.BoolVar(&o.fs, "fs", false, "")
	fs.BoolVar(&o.env, "env", false, "")
}

// setHost reads NAME=ADDR:PORT, or NAME=ADDR, which keeps each port.
func (o *worldOptions) setHost(s string) error {
	name, target, ok := strings.Cut(s, "=")
	host, port, err := net.SplitHostPort(target)
	if n, bad := strconv.ParseUint(port, 10, 16); !ok || name == "" || err != nil || host == "" || bad != nil || n == 0 {
		return fmt.Errorf("--host needs NAME=ADDR:PORT, as www.example.com=127.0.0.1:8080, not %q", s)
	}
	h := described.HostSpec{Names: []string{strings.ToLower(name)}, Services: []described.ServiceSpec{{Kind: "to", Target: target}}}
	if ip, err := netip.ParseAddr(name); err == nil {
		h.Addrs = []netip.Addr{ip}
	}
	o.hosts = append(o.hosts, h)
	return nil
}

// asked reports whether the script runs in a described world.
func (o *worldOptions) asked() bool { return o.file != "" || len(o.hosts) > 0 || o.time == "virtual" }

func (o *worldOptions) check() error {
	switch {
	case o.asked():
	case len(o.expose) > 0:
		return fmt.Errorf("--expose needs a world: what a script opens in the real network is open")
	case o.seed != nil:
		return fmt.Errorf("--seed needs a world")
	}
	return nil
}

// readWorld reads a world file, or the built-in one.
func readWorld(file string) (*described.Spec, error) {
	if file == "demo" {
		return described.Demo()
	}
	s, err := described.Read(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no world file %s; demo is built in, docs/worlds.md tells how to write one", file)
	}
	return s, err
}

// enter makes the world, if one was asked for, and puts the script into it.
func (o *worldOptions) enter(opts mpy.Options) (*described.World, mpy.Options, error) {
	if !o.asked() {
		return nil, opts, nil
	}
	spec := &described.Spec{}
	if o.file != "" {
		var err error
		if spec, err = readWorld(o.file); err != nil {
			return nil, opts, err
		}
	}
	if o.time != "" {
		spec.Real = o.time == "real"
	}
	if o.seed != nil {
		spec.Seed = *o.seed
	}
	spec.Override(o.hosts)
	w, err := described.New(*spec, described.Options{Hints: os.Stderr})
	if err != nil {
		return nil, opts, err
	}
	for _, p := range o.expose {
		at, err := w.Expose(p)
		if err != nil {
			_ = w.Close()
			return nil, opts, err
		}
		_ = at
	}
	in, err := mpy.Within(w, opts)
	if err != nil {
		_ = w.Close()
		return nil, opts, err
	}
	if o.fs {
		in.Files = opts.Files
	}
	if o.env {
		in.Env = append(opts.Env, in.Env...)
	}
	return w, in, nil
}

// printWorld prints what a world file describes.
func printWorld(file string) int {
	spec, err := readWorld(file)
	if err == nil {
		var w *described.World
		spec.Dry = true
		if w, err = described.New(*spec, described.Options{}); err == nil {
			err = w.Print(os.Stdout)
			if e := w.Close(); err == nil {
				err = e
			}
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "mpy: %v\n", err)
		return 2
	}
	return 0
}
