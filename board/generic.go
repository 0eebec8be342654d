// This file holds the default board.

package board

// Generic gives the default board: MicroPython's manual, friendly on a
// desktop. Each call gives a table of its own.
func Generic() *Board {
	return &Board{
		Name:    "generic",
		Numbers: Linux,
		Sockets: Sockets{
			ListenBacklog:  128,
			Timeout:        NoTimeout,
			Accepted:       InheritNothing,
			Refused:        ECONNREFUSED,
			SendFresh:      EPIPE,
			RecvFresh:      ENOTCONN,
			ConnectPending: EINPROGRESS,
			ConnectAgain:   EALREADY,
			UnknownOption:  ENOPROTOOPT,
			ReadCallback:   true,
			NegativeError:  true,
		},
		Timeouts: Timeouts{
			Recv: ETIMEDOUT, RecvFrom: ETIMEDOUT,
			Send: ETIMEDOUT, SendAll: ETIMEDOUT, SendTo: ETIMEDOUT,
			Read: ETIMEDOUT, Write: ETIMEDOUT,
			Accept: ETIMEDOUT, Connect: ETIMEDOUT,
		},
		Addresses: Addresses{
			Tuples:      true,
			Raw:         true,
			Out:         AddrTuple,
			Names:       true,
			NamesSendTo: true,
			EmptyIsAny:  true,
			IPv4First:   true,
			CanonName:   CanonEmpty,
			Failure:     GAINegative,
			Text:        true,
		},
		Poll: Poll{
			Select:      true,
			Descriptors: true,
			Fresh:       16,
			Closed:      32,
			ClosedLate:  true,
		},
		TLS: TLS{
			Library:     "Mbed TLS 3.6.5",
			TimeoutEnds: true,
			CloseNotify: true,
			PeerCert:    true,
			Ioctl:       true,
		},
		Asyncio: Asyncio{
			ConnectWaits: true,
			FlushOnClose: true,
		},
	}
}
