"""Baken: the system of Veilig Thuis."""

__version__ = "0.1.0"
