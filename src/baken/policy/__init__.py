"""The rules of the field as data: each with its source, read once into frozen dataclasses."""
