"""The nouns of the trade and the rules they keep: frozen values, no libraries."""
