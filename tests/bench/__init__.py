"""The budgets, measured: each beside the floor this machine sets in the same run."""
