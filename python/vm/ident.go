// This file tells which thread is the main one.

package vm

// MainIdent gives the identity of the main thread.
func (in *Interp) MainIdent() int64 { return in.main.ident }
