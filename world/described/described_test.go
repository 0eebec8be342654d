package described

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// make makes a world of a text.
func makeWorld(t *testing.T, text string) *World {
	t.Helper()
	s, err := Parse("test.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	w, err := New(*s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// fetch asks for a URL from outside.
func fetch(t *testing.T, w *World, url string) (int, string) {
	t.Helper()
	tr := &http.Transport{DialContext: w.Dialer().DialContext, DisableKeepAlives: true}
	defer tr.CloseIdleConnections()
	r, err := (&http.Client{Transport: tr, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

func TestDemo(t *testing.T) {
	s, err := Demo()
	if err != nil {
		t.Fatal(err)
	}
	w, err := New(*s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var out bytes.Buffer
	if err := w.Print(&out); err != nil || !strings.Contains(out.String(), "host httpbin.org, www.httpbin.org at 203.0.113.13\n  80: http\n") {
		t.Errorf("%v\n%s", err, out.String())
	}
	for url, want := range map[string]string{
		"http://www.example.com/":                          "<h1>Example Domain</h1>",
		"http://micropython.org/ks/test.html":              "working if you can read this",
		"http://httpbin.org/get?a=b":                       `"a": "b"`,
		"http://httpbin.org/stream/3":                      `{"id": 2}`,
		"http://api.open-meteo.com/v1/forecast?x=y":        "temperature",
		"http://wifitest.adafruit.com/testwifi/index.html": "test of Adafruit",
	} {
		if code, body := fetch(t, w, url); code != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %q", url, code, body)
		}
	}
	if code, _ := fetch(t, w, "http://httpbin.org/status/404"); code != 404 {
		t.Error(code)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"x = ":                "test.toml:1: not TOML: ",
		"\n\ntiem = \"real\"": `test.toml:3: a world has no key "tiem" (did you mean "time"?); it may have access_point, board, host, input, link, seed, start, time`,
		"time = \"fast\"":     `test.toml:1: time is "fast", but must be "virtual" or "real"`,
		"[[host]]\nname = \"a\"\nadress = \"10.0.0.1\"":                                               `test.toml:3: a host has no key "adress" (did you mean "address"?); it may have address, link, name, service, silent`,
		"[[host]]\nname = \"a\"\n[[host]]\n\nname = \"A\"":                                            `test.toml:3: the name "a" belongs to the host of line 1 already`,
		"[[host]]\nname = \"a\"\n[[host.service]]\ntype = \"http\"\n[[host.service]]\ntype = \"htp\"": `test.toml:6: type is "htp", but must be "http", "echo", "discard", "chargen", "daytime", "time", "dns", "ntp", "sink" or "to" (did you mean "http"?)`,
		"[[host]]\nname = \"a\"\n[[host.service]]\ntype = \"sink\"":                                   `test.toml:3: the service sink needs a port, as port = 8080`,
		"[[host]]\nname = \"a\"\nservice = [\n  {type=\"http\"},\n  {type=\"echo\", port=80},\n]":     `test.toml:3: port 80 belongs to the service of line 3 already`,
		"[link]\nlatency = \"fast\"":                                                                  `test.toml:2: latency is "fast", but must be a time, as "20ms", "1.5s" or a number of seconds`,
		"[link]\nloss = 2":                                                                            `test.toml:2: loss is 2, but must be a number from 0 to 0.9`,
		"[board.folders]\n\"/sd\" = \"nowhere\"":                                                      "test.toml:2: there is no folder nowhere",
		"[[access_point]]\npassword = \"x\"":                                                          `test.toml:1: an access point needs a name of 1 to 32 bytes, as ssid = "home"`,
		"[[input]]\npin = 2\nvalue = 3":                                                               `test.toml:3: value is 3, but must be a number from 0 to 1`,
		"[host]\nname = \"a\"":                                                                        `test.toml:1: host is a table, but must be a list of tables: write [[host]]`,
	} {
		_, err := Parse("test.toml", text)
		if err == nil || err.Error() != want && !strings.HasSuffix(want, ": ") || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestHTTP(t *testing.T) {
	w := makeWorld(t, "[[host]]\nname = \"h\"\nservice = [{route = [{path = \"/a\", body = \"one\"}, {path = \"/slow\", delay = \"2s\", body = \"two\", method = \"POST\"}]}]")
	c, err := w.Dial("h:80")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	// Bare line feeds, an empty line before, two requests at once.
	if _, err := io.WriteString(c, "\nGET /a HTTP/1.0\nConnection: keep-alive\n\nGET /a HTTP/1.0\n\n"); err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(c)
	if err != nil || strings.Count(string(b), "one") != 2 || !strings.HasPrefix(string(b), "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n") {
		t.Errorf("%v %q", err, b)
	}
	if code, _ := fetch(t, w, "http://h/slow"); code != 405 {
		t.Error(code)
	}
	if code, _ := fetch(t, w, "http://h/none"); code != 404 {
		t.Error(code)
	}
}

func TestRepeatsInputs(t *testing.T) {
	p := InputSpec{At: []time.Duration{time.Second, 3 * time.Second}, Values: []float64{1, 0}, Repeat: 5 * time.Second}
	for now, want := range map[time.Duration][2]int{0: {-1, 1}, 1: {0, 3}, 2: {0, 3}, 3: {1, 6}, 5: {-1, 6}, 6: {0, 8}} {
		if i, next := p.at(now * time.Second); i != want[0] || next != time.Duration(want[1])*time.Second {
			t.Errorf("at %ds: %d, %v", now, i, next)
		}
	}
}
