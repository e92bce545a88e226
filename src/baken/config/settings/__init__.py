"""The Django settings of each process: staff, publiek, and the owner of the database."""
