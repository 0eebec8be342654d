# Row 43 of the differences between boards: the interface of TLS.
from kit import *

for name in ("ssl", "tls", "ussl"):
    try:
        m = __import__(name)
        print(name, [x for x in ("SSLContext", "wrap_socket", "create_default_context", "CERT_REQUIRED") if hasattr(m, x)])
    except ImportError:
        print(name, "no")
