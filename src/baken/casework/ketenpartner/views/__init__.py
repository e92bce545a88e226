"""The screens of the directory: the list, and the card of one ketenpartner."""
