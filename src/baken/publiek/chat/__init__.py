"""The visitor's side of the chat: an ASGI app beside the pages, for lines stay open."""
