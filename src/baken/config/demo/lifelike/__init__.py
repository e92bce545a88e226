"""Invented but lifelike work in any amount: volumes, callers, nature and seasons by the figures."""

from baken.config.demo.lifelike.fill import fill
from baken.config.demo.lifelike.plan import Wish

__all__ = ["Wish", "fill"]
