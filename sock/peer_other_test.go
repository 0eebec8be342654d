//go:build !linux

package sock_test

func serveEcho() {} // the comparison is Linux's
