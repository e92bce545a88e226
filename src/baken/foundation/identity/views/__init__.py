"""The pages of the log-in: those of django-allauth in our own words, and those around it."""
