// Package board says how one board behaves, as data.
//
// A [Board] is a table of named facts. The code reads facts ("what does a timeout
// in recv raise?") and never asks which board it is. [Generic] is the default
// board; the others are tables of the same type, listed by [All]. [Parse] reads
// one of a user's own, which starts from another one.
//
// [Board.Facts] walks over the facts by name, [Compare] lays boards side by
// side: the list of facts, the page of differences and the tests are made so.
//
// A [Cond] is a condition: what went wrong, independent of the system and of
// the board. [CondOf] converts any of Go's errors to one, at one place;
// [Board.Errno] gives the board's number for it.
//
// To add a condition: 1. name it in cond.go, in the order of Linux's numbers;
// 2. add its row to numbers.go; 3. if the systems other than Linux know it,
// name it in their table (errno_bsd.go, errno_windows.go).
package board
