// Package sim is a network in memory and a clock of its own: what described
// worlds are made of.
//
// A [Sim] is one world. [Sim.Machine] adds a machine with its addresses to it;
// the machine's Net is what an interpreter gets as its network, and its Listen
// and Dial are what services written in Go use. Links between machines have a
// latency and a loss.
//
// # Virtual time
//
// In virtual time one goroutine runs at a time: an actor that has the baton.
// An actor is whoever was started by Go or AfterFunc, or came in by Enter, as
// the main thread of an interpreter does. It runs until it waits for something
// of this world; then it gives the baton to the next one in the queue. When
// all of them wait, the clock jumps to the next event. Events at the same time
// happen in the order in which they were planned. So a run depends on nothing
// but its seed.
//
// Who calls is who has the baton: an actor must not let another goroutine wait
// in this world for it. What acts outside of the world says so by
// [Sim.Outside], or by Hold and Release: while anybody holds it, the clock
// walks with the system's instead of jumping. Goroutines that are no actors
// use a machine's Outsider.
//
// Each call of an actor, reading the clock among them, takes 10 µs of the
// world's time, so that a script that asks again and again gets on.
//
// When nobody can ever run again although scripts wait, that is a deadlock: the
// first main thread that waits is interrupted with the reason world.Stuck, and
// its Op knows who waits for what.
//
// In real time the same network is used by any goroutines, and the clock is
// the system's.
package sim
