"""The screens of the secretariaat with a caller on the line: spoed, and the colleague asked for."""
