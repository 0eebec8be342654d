// This file holds the package's comment.

// Package gpy lets stock gpython use modules that are declared for this
// project's engine.
//
// [Registry.Impl] makes a py.ModuleImpl of a declaration. gpython instantiates
// it once for each py.Context that imports it; then the module is made anew,
// with a Host of that Context, and its names are put into gpython's module.
//
// Values cross the border by conversion where both sides have the type: None,
// bool, int, float, str, bytes, tuple, list, and dict with str keys; containers
// are copied. bytearray and memoryview, which gpython lacks, become bytes. Any
// other object of ours goes through a proxy, one and the same for as long as a
// script has it, and a class through a py.Type; any other object of gpython's
// comes in as an opaque one that can be called. Exceptions become gpython's of
// the same name, with their arguments.
//
// gpython has no interpreter lock and one goroutine per Context, so the thread
// that the functions see has none either.
package gpy
