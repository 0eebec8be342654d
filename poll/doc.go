// Package poll is readiness for many things at once: sockets, streams and
// whatever else can say what it is ready for.
//
// A [Poller] keeps the sources that the kernel knows in one kernel set (epoll
// on Linux, poll(2) and WSAPoll elsewhere), level-triggered, and the others on
// a soft list: a source without a descriptor, a closed one, one with bytes
// read ahead. A source says by [Source.Soft] which of the two it is, and tells
// its watchers when that may have changed; so a wait costs nothing for the
// sources that have nothing to say. Soft sources are asked first; if one is
// ready the kernel is asked without waiting, and the results are one list in
// the order of registration.
//
// Sources that can only be asked (an object of a script with an ioctl method)
// say so by [Asked] and are asked every millisecond of the world's time while
// a wait goes on. [Poller.WaitIn] asks them, and all soft sources, in the
// caller's context, and hands only the waiting itself to the caller's way of
// blocking.
//
// To serve another kind of source: 1. implement Source (embed
// [mpy/world.Watchers] for Watch and Unwatch); 2. call Tell(world.Changed)
// whenever Soft may have become true or a soft source's readiness may have
// grown; 3. call Tell(world.Closing) before closing the descriptor.
package poll
