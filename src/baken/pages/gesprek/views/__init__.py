"""The screens of the gesprek: the talk itself, and one more talk under an earlier number."""
