package platform

import (
	"strings"
	"testing"

	"mpy/host"
	"mpy/python/object"
	. "mpy/python/object/objtest"
)

func TestPlatform(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(host.New(host.Options{}))))
	Run(t, th, m, []Case{
		C("libc_ver", "('', '')"),
		C("libc_ver", "('', '')", 1).With("lib", ""),
		C("python_compiler", "TypeError: function takes 0 positional arguments but 1 were given", 1),
	})
	if got := Call(th, m, "platform", nil, Of(1)); !strings.Contains(got, "-1.29.0-") || !strings.HasSuffix(got, "--with-'") {
		t.Error(got)
	}
	if got := Call(th, m, "python_compiler", nil); !strings.HasPrefix(got, "'Go ") {
		t.Error(got)
	}
}
