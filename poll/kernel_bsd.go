//go:build unix && !linux

// This file says which set macOS and the BSDs use: poll(2), whose bits need no
// translation.

package poll

func newKernel() (kernel, error) { return newListSet() }
