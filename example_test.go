// This file shows the API; its examples are run.

package mpy_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"mpy"
	"mpy/python/object"
)

func Example() {
	in, err := mpy.New(mpy.Options{Stdout: os.Stdout})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer in.Close()
	if err := in.RunString("print('1 + 1 =', 1 + 1)", "sum.py"); err != nil {
		in.PrintError(err)
	}
	// Close writes out what is still buffered; Flush does at once.
	_ = in.Flush()
	// Output: 1 + 1 = 2
}

// A script that raises gives its exception; PrintError would print the traceback.
func ExampleInterp_RunString() {
	in, _ := mpy.New(mpy.Options{})
	defer in.Close()
	err := in.RunString("x = 1\nx.missing\n", "oops.py")
	var exc *object.Exception
	if errors.As(err, &exc) {
		fmt.Println(exc.Class().Name)
	}
	fmt.Print(in.Traceback(err))
	fmt.Println("exit status", mpy.ExitCode(err))
	// Output:
	// AttributeError
	// Traceback (most recent call last):
	//   File "oops.py", line 2, in <module>
	// AttributeError: 'int' object has no attribute 'missing'
	// exit status 1
}

// A context ends a script, whatever it waits for.
func ExampleInterp_RunStringContext() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	in, _ := mpy.New(mpy.Options{})
	defer in.Close()
	err := in.RunStringContext(ctx, "import time\ntime.sleep(3600)", "sleeper.py")
	fmt.Println(errors.Is(err, context.DeadlineExceeded), object.IsError(object.AsException(err), object.KeyboardInterrupt))
	// Output: true true
}
