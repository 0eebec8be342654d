// This file holds the HTTP service. It is no http.Server: that one waits for
// the next request in a goroutine which nobody knows to be an actor.

package described

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"mpy/world/sim"
)

const (
	idleFor   = 15 * time.Second // an open connection waits so long for the next request
	mostBody  = 32 << 20
	mostHead  = 64 << 10
	pieceSize = 1024 // of a chunked answer
)

// Handle serves a port by a handler, each connection in an actor of its own.
func (h *Host) Handle(port uint16, handler http.Handler) error {
	return h.Serve(port, func(c net.Conn) { h.serveHTTP(c, handler, false) })
}

// HandleTLS is Handle over TLS, with a certificate of the world's authority.
func (h *Host) HandleTLS(port uint16, handler http.Handler) error {
	return h.Serve(port, func(c net.Conn) {
		h.overTLS(c, func(c net.Conn) { h.serveHTTP(c, handler, false) })
	})
}

// span is a connection whose reads can have a deadline in the world's time.
type span interface{ SetReadSpan(d time.Duration) }

// limited stops the head of a request from growing.
type limited struct {
	c    io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("the request is too long")
	}
	n, err := l.c.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// serveHTTP serves one connection.
func (h *Host) serveHTTP(c net.Conn, handler http.Handler, once bool) {
	in := &limited{c: c}
	r := bufio.NewReader(in)
	for {
		in.left = mostHead
		if s, ok := c.(span); ok {
			s.SetReadSpan(idleFor)
		}
		// Empty lines before a request are left over from the one before.
		for {
			b, err := r.Peek(1)
			if err != nil {
				return
			}
			if b[0] != '\r' && b[0] != '\n' {
				break
			}
			_, _ = r.Discard(1)
		}
		_ = c.SetReadDeadline(time.Time{})
		req, err := http.ReadRequest(r)
		if err != nil {
			if err != io.EOF {
				_, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			}
			return
		}
		in.left = mostBody
		req.RemoteAddr = c.RemoteAddr().String()
		a := &answer{c: c, req: req, w: h.w, header: http.Header{}, close: once || req.Close}
		if strings.EqualFold(req.Header.Get("Expect"), "100-continue") {
			_, _ = io.WriteString(c, "HTTP/1.1 100 Continue\r\n\r\n")
		}
		handler.ServeHTTP(a, req)
		_, _ = io.Copy(io.Discard, req.Body)
		if a.finish() != nil || a.close || in.left <= 0 {
			return
		}
	}
}

// answer is the answer to one request: an http.ResponseWriter.
type answer struct {
	c      net.Conn
	w      *World
	req    *http.Request
	header http.Header
	status int
	body   bytes.Buffer
	sent   bool // the head; the body goes in chunks
	chunks bool
	close  bool
	err    error
}

var (
	_ http.ResponseWriter = (*answer)(nil)
	_ http.Flusher        = (*answer)(nil)
)

// Header gives the headers, which may be changed.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader sets the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write adds to the body.
func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if a.sent {
		a.chunk(p)
		return len(p), a.err
	}
	return a.body.Write(p)
}

// Flush sends what there is; the rest follows in chunks.
func (a *answer) Flush() {
	a.WriteHeader(http.StatusOK)
	if !a.sent {
		a.chunks = true
		a.head()
	}
}

// bodiless says that the answer has no body.
func (a *answer) bodiless() bool {
	return a.req.Method == http.MethodHead || a.status < 200 || a.status == http.StatusNoContent || a.status == http.StatusNotModified
}

// head sends the head and the body so far.
func (a *answer) head() {
	a.sent = true
	old := a.req.ProtoMajor < 1 || a.req.ProtoMajor == 1 && a.req.ProtoMinor == 0
	if strings.EqualFold(a.header.Get("Connection"), "close") {
		a.close = true
	}
	a.close = a.close || old && !strings.EqualFold(a.req.Header.Get("Connection"), "keep-alive")
	if old && a.chunks {
		a.chunks, a.close = false, true
	} else if a.chunks {
		a.header.Set("Transfer-Encoding", "chunked")
	} else if a.header.Get("Content-Length") == "" && a.status >= 200 && a.status != http.StatusNoContent && a.status != http.StatusNotModified {
		a.header.Set("Content-Length", strconv.Itoa(a.body.Len()))
	}
	if a.header.Get("Content-Type") == "" && a.body.Len() > 0 {
		a.header.Set("Content-Type", http.DetectContentType(a.body.Bytes()))
	}
	if a.header.Get("Date") == "" {
		a.header.Set("Date", a.w.Now().Format(http.TimeFormat))
	}
	if a.close {
		a.header.Set("Connection", "close")
	} else if old {
		a.header.Set("Connection", "keep-alive")
	}
	text := http.StatusText(a.status)
	if text == "" {
		text = "status"
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "HTTP/1.%d %d %s\r\n", a.req.ProtoMinor&1, a.status, text)
	_ = a.header.Write(&out) // sorted
	out.WriteString("\r\n")
	switch {
	case a.bodiless():
	case a.chunks:
		_, a.err = a.c.Write(out.Bytes())
		a.chunk(a.body.Bytes())
		return
	default:
		out.Write(a.body.Bytes())
	}
	_, a.err = a.c.Write(out.Bytes())
}

// chunk sends a piece of the body.
func (a *answer) chunk(p []byte) {
	if len(p) == 0 || a.err != nil || a.bodiless() {
		return
	}
	if a.chunks {
		_, a.err = fmt.Fprintf(a.c, "%x\r\n%s\r\n", len(p), p)
	} else {
		_, a.err = a.c.Write(p)
	}
}

// finish ends the answer.
func (a *answer) finish() error {
	a.WriteHeader(http.StatusOK)
	if !a.sent {
		a.head()
	} else if a.chunks && a.err == nil && !a.bodiless() {
		_, a.err = io.WriteString(a.c, "0\r\n\r\n")
	}
	return a.err
}

// site makes the handler of an http service: its routes, then its folder.
func (w *World) site(s ServiceSpec) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.Sleep(s.Delay)
		other := false
		for _, route := range s.Routes {
			if !route.matches(r.URL.Path) {
				continue
			}
			if route.Method != "" && route.Method != r.Method && !(route.Method == http.MethodGet && r.Method == http.MethodHead) {
				other = true
				continue
			}
			w.route(rw, r, route)
			return
		}
		switch {
		case other:
			plain(rw, http.StatusMethodNotAllowed)
		case s.Folder == "":
			plain(rw, http.StatusNotFound)
		default:
			w.file(rw, r, s.Folder)
		}
	})
}

func plain(rw http.ResponseWriter, status int) {
	rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
	rw.WriteHeader(status)
	_, _ = io.WriteString(rw, strconv.Itoa(status)+" "+http.StatusText(status)+"\n")
}

func (r RouteSpec) matches(p string) bool {
	if all, ok := strings.CutSuffix(r.Path, "*"); ok {
		return strings.HasPrefix(p, all)
	}
	return p == r.Path
}

// route answers by a route.
func (w *World) route(rw http.ResponseWriter, r *http.Request, route RouteSpec) {
	w.Sleep(route.Delay)
	for k, v := range route.Headers {
		rw.Header().Set(k, v)
	}
	if route.Close {
		rw.Header().Set("Connection", "close")
	}
	body := route.Body
	if route.Echo {
		body = echoed(r)
		if rw.Header().Get("Content-Type") == "" {
			rw.Header().Set("Content-Type", "application/json")
		}
	}
	rw.WriteHeader(route.Status)
	if f, ok := rw.(http.Flusher); ok && route.Chunked {
		f.Flush()
		for piece := range slices.Chunk(body, pieceSize) {
			_, _ = rw.Write(piece)
		}
		return
	}
	_, _ = rw.Write(body)
}

// echoed gives a request as JSON, in the form that httpbin.org gives it.
func echoed(r *http.Request) []byte {
	body, _ := io.ReadAll(io.LimitReader(r.Body, mostBody))
	flat := func(m map[string][]string) map[string]string {
		out := map[string]string{}
		for k, v := range m {
			out[k] = strings.Join(v, ",")
		}
		return out
	}
	headers := flat(r.Header)
	if r.Host != "" {
		headers["Host"] = r.Host
	}
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	all := map[string]any{
		"args": flat(r.URL.Query()), "headers": headers, "method": r.Method, "origin": host, "url": "http://" + r.Host + r.URL.RequestURI(),
	}
	if len(body) > 0 || r.Method != http.MethodGet {
		form, data := map[string]string{}, string(body)
		var parsed any
		if json.Unmarshal(body, &parsed) != nil {
			parsed = nil
		}
		if t, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); t == "application/x-www-form-urlencoded" {
			q, _ := http.NewRequest(http.MethodGet, "/?"+data, nil)
			if q != nil {
				form, data = flat(q.URL.Query()), ""
			}
		}
		all["data"], all["form"], all["json"], all["files"] = data, form, parsed, map[string]string{}
	}
	out, _ := json.MarshalIndent(all, "", "  ")
	return append(out, '\n')
}

// file answers with a file of a folder, which nothing leads out of.
func (w *World) file(rw http.ResponseWriter, r *http.Request, folder string) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		plain(rw, http.StatusMethodNotAllowed)
		return
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		plain(rw, http.StatusNotFound)
		return
	}
	defer root.Close()
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "."
	}
	st, err := root.Stat(name)
	if err == nil && st.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			rw.Header().Set("Location", r.URL.Path+"/")
			plain(rw, http.StatusMovedPermanently)
			return
		}
		name = path.Join(name, "index.html")
	}
	body, err := fs.ReadFile(root.FS(), name)
	if err != nil {
		plain(rw, http.StatusNotFound)
		return
	}
	if t := kindOf(path.Ext(name)); t != "" {
		rw.Header().Set("Content-Type", t)
	}
	_, _ = rw.Write(body)
}

// kindOf gives the type of a file by its name's end. The system's table, which
// package mime would ask, is not the same everywhere.
func kindOf(ext string) string {
	return map[string]string{
		".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8",
		".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".py": "text/x-python", ".bmp": "image/bmp",
		".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".xml": "text/xml", ".bin": "application/octet-stream",
		".csv": "text/csv",
	}[strings.ToLower(ext)]
}

var _ span = (*sim.Conn)(nil)
