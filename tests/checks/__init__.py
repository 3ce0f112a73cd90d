"""Tests of the second pair of eyes."""
