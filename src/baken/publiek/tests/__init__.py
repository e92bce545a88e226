"""Tests of the public site, most of them against the real process."""
