// This file names the requests of Ioctl.

package stream

// A Request is what Ioctl is asked, with MicroPython's numbers: scripts see them in their own ioctl.
type Request int

// The requests.
const (
	Flush       Request = 1  // hand on what is buffered
	SeekTo      Request = 2  // see Seeker; scripts' streams are not asked
	Poll        Request = 3  // arg: the events of interest; gives those that hold
	Close       Request = 4  // close
	Timeout     Request = 5  // arg: milliseconds for a single operation
	GetOpts     Request = 6  // stream options
	SetOpts     Request = 7  //
	GetDataOpts Request = 8  // data options
	SetDataOpts Request = 9  //
	GetFileno   Request = 10 // gives the descriptor
	GetBufSize  Request = 11 // gives the best size of a buffer
	RaiseError  Request = 12 // arg: a number; the stream raises it in its own words
)
