// Package house holds the rules of the code base as tests: which package may
// import which, that only the world reads a clock, that packages keep no state,
// how files begin and how long they get, and that every module is documented.
// The tables in its tests are the rules' only place.
package house
