"""Names of people as shops write them: whether two are one, and what a friend would say."""
