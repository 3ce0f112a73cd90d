"""The Write place: the pile, the label, the person."""
