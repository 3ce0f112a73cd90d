"""Ink: from the pen's path to what is kept, drawn, printed and exchanged."""
