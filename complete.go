// This file finds how a line at the prompt can go on.

package mpy

import (
	"slices"
	"strings"

	"mpy/python/builtins"
	"mpy/python/object"
)

// keywords are what a name at the prompt may become beside the names there are.
const keywords = "and as assert async await break class continue def del elif else except False finally for from global if import " +
	"in is lambda None nonlocal not or pass raise return True try while with yield"

// complete finds how the text before the cursor can go on: with what all
// possibilities have in common or, where that is nothing, with one of names.
func (in *Interp) complete(before string) (insert string, names []string) {
	in.acquire()
	defer in.release()
	chain := strings.Split(before[strings.LastIndexFunc(before, outsideName)+1:], ".")
	last := chain[len(chain)-1]
	names = slices.DeleteFunc(in.candidates(before, chain[:len(chain)-1]), func(name string) bool {
		return !strings.HasPrefix(name, last) || last == "" && name[0] == '_'
	})
	if len(names) == 0 {
		return "", nil
	}
	common := names[0]
	for _, name := range names[1:] {
		n := 0
		for n < len(common) && n < len(name) && common[n] == name[n] {
			n++
		}
		common = common[:n]
	}
	if common == "import" && strings.TrimLeft(before, " ") == last {
		common += " "
	}
	if len(names) == 1 || len(common) > len(last) {
		return common[len(last):], nil
	}
	return "", names
}

// outsideName says whether r ends a chain of names.
func outsideName(r rune) bool {
	return r != '_' && r != '.' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r < 128
}

// candidates gives the names that can stand behind the objects of a chain.
func (in *Interp) candidates(before string, chain []string) []string {
	t := in.thread
	if words := strings.Fields(before); len(words) > 0 && (words[0] == "import" || words[0] == "from" && len(words) < 3) && len(chain) == 0 {
		return in.modules.Names()
	}
	v := object.Ref(in.main)
	if len(chain) == 0 {
		names := append(builtins.Members(t, v), strings.Fields(keywords)...)
		for i := range in.vm.Builtins().Len() {
			if s, ok := object.AsStr(in.vm.Builtins().KeyAt(i)); ok {
				names = append(names, s)
			}
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	for i, name := range chain {
		r, err := object.FindAttr(t, v, name)
		if i == 0 && err == nil && !r.Bound() {
			r = in.vm.Builtins().GetStr(name)
		}
		if err != nil || !r.Bound() {
			return nil
		}
		v = r
	}
	return builtins.Members(t, v)
}
