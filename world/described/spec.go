// This file defines Spec, what a world file says, and reads it.

package described

import (
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"mpy/world"
	"mpy/world/sim"
)

// A Spec is a description of a world, as a file has it. The zero value is a
// world with nothing in it, in virtual time.
type Spec struct {
	File string // its name; "" for none
	Dry  bool   // nothing is written: sinks keep no files
	Real bool   // the clock is the system's
	// Start is the calendar's time at the beginning; zero: 2026-01-01 in
	// virtual time, now in real time.
	Start  time.Time
	Seed   uint64
	Board  BoardSpec
	Link   sim.Link // between all for which nothing else is said
	Hosts  []HostSpec
	APs    []world.AccessPoint
	Inputs []InputSpec
}

// A BoardSpec is the machine that scripts run on.
type BoardSpec struct {
	Name    string
	Addrs   []netip.Addr
	Offline bool              // until it has joined an access point
	Env     map[string]string // what scripts see as the environment, settings among it
	Folders map[string]string // folders of the host by the names that scripts see
}

// A HostSpec is another machine.
type HostSpec struct {
	Names    []string
	Addrs    []netip.Addr
	Silent   bool // answers nothing, like one that is switched off
	Link     *sim.Link
	Services []ServiceSpec

	line int
}

// A ServiceSpec is a service of a host.
type ServiceSpec struct {
	Kind   string // http, echo, discard, chargen, daytime, time, dns, ntp, sink, to
	Port   uint16
	TLS    bool
	Close  bool          // http: after each answer
	Delay  time.Duration // before each answer
	Folder string        // http: files
	Routes []RouteSpec   // http
	Target string        // to: "host:port" of the real network
	File   string        // sink: where to keep what comes

	line int
}

// A RouteSpec is one answer of an http service.
type RouteSpec struct {
	Method  string // "": any
	Path    string // "/x"; "/x/*" stands for all below
	Status  int
	Headers map[string]string
	Body    []byte
	Echo    bool // the body is what was asked, as JSON
	Delay   time.Duration
	Chunked bool
	Close   bool
}

// An InputSpec drives one pin.
type InputSpec struct {
	Pin    string
	Values []float64
	At     []time.Duration // when each of them begins
	Repeat time.Duration   // begin anew after so long; 0: never

	line int
}

// kinds are the services with their usual ports.
var kinds = map[string]uint16{
	"http": 80, "echo": 7, "discard": 9, "chargen": 19, "daytime": 13, "time": 37, "dns": 53, "ntp": 123, "sink": 0, "to": 0,
}

var kindNames = []string{"http", "echo", "discard", "chargen", "daytime", "time", "dns", "ntp", "sink", "to"}

// Read reads a world file. What it names is looked for beside it.
func Read(path string) (*Spec, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, string(text))
}

// Parse reads the text of a world file of that name.
func Parse(file, text string) (*Spec, error) {
	t, err := decode(file, text)
	if err != nil {
		return nil, err
	}
	s := &Spec{File: file}
	s.read(t)
	t.done()
	s.check(t.r)
	if err := t.r.first(); err != nil {
		return nil, err
	}
	return s, nil
}

// startable says whether certificates, whose years have four digits, can begin at
// a time and hold for some decades.
func startable(t time.Time) bool { return t.Year() >= 1 && t.Year() <= 9900 }

func (s *Spec) read(t *table) {
	s.Real = t.choice("time", "virtual", "real") == "real"
	switch v := t.get("start").(type) {
	case nil:
	case time.Time:
		if s.Start = v.UTC(); !startable(s.Start) {
			t.wrong("start", v, "a date of the years 1 to 9900")
		}
	default:
		t.wrong("start", v, "a date, as 2026-01-01T12:00:00Z")
	}
	s.Seed = uint64(t.integer("seed", 0, 1<<62, 0))
	if b := t.sub("board", "the board"); b != nil {
		s.Board.Name = b.str("name")
		s.Board.Addrs = b.addrs("addresses")
		s.Board.Offline = b.has("online") && !b.boolean("online")
		b.get("online")
		s.Board.Env = b.texts("env")
		s.Board.Folders = b.texts("folders")
		for at, dir := range s.Board.Folders {
			if !strings.HasPrefix(at, "/") || at == "/" {
				b.fail("folders."+at, `the folder %q must be named as "/sd" is`, at)
			}
			s.Board.Folders[at] = s.beside(dir)
			if st, err := os.Stat(s.beside(dir)); err != nil || !st.IsDir() {
				b.fail("folders."+at, "there is no folder %s", s.beside(dir))
			}
		}
		b.done()
	}
	if l := t.sub("link", "a link"); l != nil {
		s.Link = *l.link()
		l.done()
	}
	for _, h := range t.list("host", "a host") {
		s.Hosts = append(s.Hosts, s.host(h))
	}
	for _, a := range t.list("access_point", "an access point") {
		s.APs = append(s.APs, accessPoint(a))
	}
	for _, i := range t.list("input", "an input") {
		s.Inputs = append(s.Inputs, input(i))
	}
}

// Override adds hosts in place of those that have their names.
func (s *Spec) Override(hosts []HostSpec) {
	for _, h := range hosts {
		for i := range s.Hosts {
			old := &s.Hosts[i]
			old.Names = slices.DeleteFunc(old.Names, func(n string) bool { return slices.Contains(h.Names, n) })
			old.Addrs = slices.DeleteFunc(old.Addrs, func(a netip.Addr) bool { return slices.Contains(h.Addrs, a) })
		}
		s.Hosts = slices.DeleteFunc(s.Hosts, func(old HostSpec) bool { return len(old.Names) == 0 })
		s.Hosts = append(s.Hosts, h)
	}
}

// beside gives a path that is relative to the file.
func (s *Spec) beside(path string) string {
	if filepath.IsAbs(path) || s.File == "" {
		return path
	}
	return filepath.Join(filepath.Dir(s.File), path)
}

// addrs reads IP addresses.
func (t *table) addrs(key string) (all []netip.Addr) {
	for _, a := range t.strs(key) {
		ip, err := netip.ParseAddr(a)
		if err != nil || ip.Zone() != "" || ip.IsLoopback() || ip.IsUnspecified() || ip.IsMulticast() {
			t.wrong(key, a, `an address, as "192.168.4.1" or "2001:db8::1"`)
			continue
		}
		all = append(all, ip.Unmap())
	}
	return all
}

func (t *table) link() *sim.Link {
	return &sim.Link{Latency: t.span("latency"), Jitter: t.span("jitter"), Loss: t.real("loss", 0, 0.9)}
}

func (s *Spec) host(t *table) (h HostSpec) {
	h.line = t.line()
	if h.Names = t.strs("name"); len(h.Names) == 0 {
		t.fail("", `a host needs a name, as name = "www.example.com"`)
	}
	for i, n := range h.Names {
		if n = strings.ToLower(strings.TrimSuffix(n, ".")); !goodName(n) {
			t.wrong("name", h.Names[i], `a name, as "www.example.com"`)
		}
		h.Names[i] = n
	}
	h.Addrs = t.addrs("address")
	h.Silent = t.boolean("silent")
	if l := t.sub("link", "a link"); l != nil {
		h.Link = l.link()
		l.done()
	}
	for _, x := range t.list("service", "a service") {
		h.Services = append(h.Services, s.service(x))
	}
	t.done()
	return h
}

// goodName reports whether a text can be the name of a host.
func goodName(n string) bool {
	return n != "" && len(n) < 254 && !strings.ContainsFunc(n, func(c rune) bool { return c <= ' ' || c > '~' || c == '/' || c == ':' })
}

func (s *Spec) service(t *table) (v ServiceSpec) {
	v.line = t.line()
	v.Kind = t.choice("type", kindNames...)
	if v.Kind == "" && !t.has("type") {
		v.Kind = "http"
		if t.has("to") {
			v.Kind = "to"
		}
	}
	t.what = "the service " + v.Kind
	usual, known := kinds[v.Kind]
	tcp := v.Kind != "ntp" && known
	if tcp {
		if v.TLS = t.boolean("tls"); v.TLS && v.Kind == "http" {
			usual = 443
		}
	}
	v.Port = uint16(t.integer("port", 1, 65535, int64(usual)))
	if known && v.Port == 0 && !t.has("port") {
		t.fail("", "the service %s needs a port, as port = 8080", v.Kind)
	}
	v.Delay = t.span("delay")
	switch v.Kind {
	case "http":
		v.Close = t.boolean("close")
		if v.Folder = t.str("folder"); v.Folder != "" {
			v.Folder = s.beside(v.Folder)
			if st, err := os.Stat(v.Folder); err != nil || !st.IsDir() {
				t.fail("folder", "there is no folder %s", v.Folder)
			}
		}
		for _, r := range t.list("route", "a route") {
			v.Routes = append(v.Routes, s.route(r))
		}
	case "sink":
		if v.File = t.str("file"); v.File != "" {
			v.File = s.beside(v.File)
		}
	case "to":
		v.Target = t.str("to")
		if host, port, ok := strings.Cut(v.Target, ":"); !ok || host == "" || !isPort(port) {
			t.fail("to", `the service to needs a place in the real network, as to = "127.0.0.1:8080"`)
		}
	}
	if known {
		t.done()
	}
	return v
}

func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n > 0
}

func (s *Spec) route(t *table) (r RouteSpec) {
	r.Method = strings.ToUpper(t.str("method"))
	if r.Path = t.str("path"); !strings.HasPrefix(r.Path, "/") {
		t.fail("path", `a route needs a path, as path = "/index.html", or "/files/*" for all below`)
	}
	r.Status = int(t.integer("status", 100, 999, 200))
	r.Headers = t.texts("headers")
	for k, v := range r.Headers {
		if k == "" || strings.ContainsAny(k, " :\r\n\t") || strings.ContainsAny(v, "\r\n") {
			t.fail("headers."+k, "%q is no header of one line", k)
		}
	}
	r.Body = []byte(t.str("body"))
	if f := t.str("file"); f != "" {
		if t.has("body") {
			t.fail("file", "a route has a body or a file, not both")
		}
		body, err := os.ReadFile(s.beside(f))
		if err != nil {
			t.fail("file", "there is no file %s", s.beside(f))
		}
		r.Body = body
	}
	r.Echo = t.boolean("echo")
	r.Delay = t.span("delay")
	r.Chunked = t.boolean("chunked")
	r.Close = t.boolean("close")
	t.done()
	return r
}

// securities are the words for how an access point is protected.
var securities = []string{"open", "wep", "wpa", "wpa2", "wpa/wpa2", "wpa3", "wpa2/wpa3", "enterprise"}

func accessPoint(t *table) (a world.AccessPoint) {
	if a.SSID = t.str("ssid"); a.SSID == "" || len(a.SSID) > 32 {
		t.fail("ssid", `an access point needs a name of 1 to 32 bytes, as ssid = "home"`)
	}
	a.Password = t.str("password")
	a.Channel = int(t.integer("channel", 1, 196, 6))
	a.RSSI = int(t.integer("rssi", -120, -1, -55))
	a.Hidden = t.boolean("hidden")
	a.Country = t.str("country")
	if s := t.choice("security", securities...); s != "" {
		for i, w := range securities {
			if w == s {
				a.Security = world.Security(i)
			}
		}
	} else if a.Password != "" {
		a.Security = world.WPA2
	}
	if s := t.str("bssid"); s != "" {
		n := 0
		for i, part := range strings.Split(s, ":") {
			b, err := strconv.ParseUint(part, 16, 8)
			if n = i + 1; err != nil || i >= 6 {
				n = 99
				break
			}
			a.BSSID[i] = byte(b)
		}
		if n != 6 {
			t.wrong("bssid", s, `six bytes, as "02:00:00:00:00:01"`)
		}
	}
	t.done()
	return a
}

func input(t *table) (in InputSpec) {
	in.line = t.line()
	switch v := t.get("pin").(type) {
	case string:
		in.Pin = v
	case int64:
		in.Pin = strconv.FormatInt(v, 10)
	}
	if in.Pin == "" {
		t.fail("pin", `an input needs a pin, as pin = "2" or pin = "board.A0"`)
	}
	if t.has("value") {
		in.Values, in.At = []float64{t.real("value", 0, 1)}, []time.Duration{0}
		if t.has("values") {
			t.fail("values", "an input has a value or values, not both")
		}
	}
	t.get("value")
	for _, v := range t.list("values", "a value") {
		in.At = append(in.At, v.span("at"))
		in.Values = append(in.Values, v.real("value", 0, 1))
		if n := len(in.At); n > 1 && in.At[n-1] <= in.At[n-2] {
			v.fail("at", "the times must rise")
		}
		v.done()
	}
	if len(in.Values) == 0 {
		t.fail("", "an input needs a value, or values = [{at = 0, value = 1}, {at = \"2s\", value = 0}]")
	}
	if in.Repeat = t.span("repeat"); t.has("repeat") && (in.Repeat <= 0 || len(in.At) > 0 && in.Repeat <= in.At[len(in.At)-1]) {
		t.fail("repeat", "repeat must be later than the last value")
	}
	t.done()
	return in
}

// check looks for clashes.
func (s *Spec) check(r *reader) {
	names, addrs := map[string]int{}, map[netip.Addr]int{}
	for _, a := range s.Board.Addrs {
		addrs[a] = r.lines.of("board.addresses")
	}
	for i, h := range s.Hosts {
		fail := func(format string, args ...any) { r.fail("host["+strconv.Itoa(i)+"]", format, args...) }
		for _, n := range h.Names {
			if at, ok := names[n]; ok {
				fail("the name %q belongs to the host of line %d already", n, at)
			}
			names[n] = h.line
		}
		for _, a := range h.Addrs {
			if at, ok := addrs[a]; ok {
				fail("the address %s belongs to somebody on line %d already", a, at)
			}
			addrs[a] = h.line
		}
		ports := map[uint16]int{}
		for j, v := range h.Services {
			if at, ok := ports[v.Port]; ok && v.Port != 0 {
				r.fail("host["+strconv.Itoa(i)+"].service["+strconv.Itoa(j)+"]", "port %d belongs to the service of line %d already", v.Port, at)
			}
			ports[v.Port] = v.line
		}
	}
	pins := map[string]int{}
	for i, in := range s.Inputs {
		if at, ok := pins[in.Pin]; ok {
			r.fail("input["+strconv.Itoa(i)+"]", "pin %s is driven by line %d already", in.Pin, at)
		}
		pins[in.Pin] = in.line
	}
}
