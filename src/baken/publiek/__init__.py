"""The public site: what anyone may read, without a login, a cookie or a trace on the server."""
