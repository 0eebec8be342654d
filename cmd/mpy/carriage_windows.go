// This file is about Windows' console, whose output is never raw.

package main

func returnCarriage(int) {}
