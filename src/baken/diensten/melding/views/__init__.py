"""The screens of a melding: how it is opened, who reported, whom it is about and how they live."""
