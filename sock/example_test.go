package sock_test

import (
	"fmt"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// A server and a client in one thread, over the system's network.
func Example() {
	w, b := world.System(), board.Generic()
	op := world.NewOp()
	defer op.Close()

	server, _ := sock.New(w, b, world.Inet, world.Stream, 0)
	defer server.Close()
	server.Bind(op, world.Never, sock.Named("127.0.0.1", 0, 0, 0))
	server.Listen(b.Sockets.ListenBacklog)
	own, _ := server.LocalAddr()

	client, _ := sock.New(w, b, world.Inet, world.Stream, 0)
	defer client.Close()
	client.SetTimeout(time.Second)
	client.Connect(op, client.Deadline(), sock.Named("localhost", own.Port, 0, 0))
	client.SendAll(op, client.Deadline(), []byte("hello\n"), 0)

	conn, _, _ := server.Accept(op, server.Deadline())
	defer conn.Close()
	line := make([]byte, 80)
	n, found, _ := conn.ReadTo(op, conn.Deadline(), line, '\n')
	fmt.Printf("%q %v\n", line[:n], found)

	client.SetTimeout(0)
	_, err := client.Recv(op, client.Deadline(), line, 0)
	fmt.Println(b.Errno(board.CondOf(err)), err)
	// Output:
	// "hello\n" true
	// 11 resource temporarily unavailable (EAGAIN)
}
