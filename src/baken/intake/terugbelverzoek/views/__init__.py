"""The screens of a terugbelverzoek: take one down, call back, and let one lapse."""
