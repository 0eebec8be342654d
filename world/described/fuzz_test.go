package described

import (
	"bytes"
	"errors"
	"testing"
)

// FuzzParse: a world file is refused with a line of its own, or makes a world.
func FuzzParse(f *testing.F) {
	f.Add(demoText)
	for _, s := range []string{
		"", "time = \"real\"\nseed = 3", "[[host]]\nname = \"a\"\naddress = [\"10.0.0.1\", \"2001:db8::1\"]\n[[host.service]]\ntype = \"sink\"\nport = 1\nfile = \"x\"\n",
		"[[host]]\nname = 'a'\nservice = [{type=\"http\", tls=true, route=[{path=\"/*\", body=\"\"\"x\n\"\"\", delay=\"1s\"}]}]", "[[input]]\npin = 2\nvalues=[{at=0,value=1},{at=\"1s\",value=0}]\nrepeat=2",
		"[board]\nonline=false\naddresses=\"1.2.3.4\"\n[board.env]\nA=1\n[[access_point]]\nssid=\"x\"\nbssid=\"02:00:00:00:00:01\"", "[link]\nloss=0.5\nlatency=1\njitter=\"1ms\"",
		"start = 2026-01-01", "a.\"b.c\".d = [1, [2, '''\n''']] # x\n[a.b]\n[[c.d]]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse("fuzz.toml", text)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Line < 1 || e.Line > 1+bytes.Count([]byte(text), []byte("\n")) || e.Text == "" {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		if s.Real = true; len(s.Hosts) > 100 {
			return
		}
		s.Dry = true
		w, err := New(*s, Options{})
		if err != nil {
			t.Logf("%q: %v", text, err)
			return
		}
		var out bytes.Buffer
		if err := w.Print(&out); err != nil {
			t.Error(err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
}
