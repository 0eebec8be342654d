package main

import (
	"os"
	"strings"
	"testing"
)

// TestFresh: the page is what the tables say.
func TestFresh(t *testing.T) {
	have, err := os.ReadFile("../../DIFFERENCES.md")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(have), "\r\n", "\n") != page() {
		t.Error("DIFFERENCES.md is stale: run go generate ./internal/differences")
	}
}
