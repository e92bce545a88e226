"""Practice data: invented people and calls, loaded once into a database that holds nothing else."""

from baken.config.demo.guard import guard
from baken.config.demo.load import load
from baken.config.demo.people import DemoPerson, demo_people

__all__ = ["DemoPerson", "demo_people", "guard", "load"]
