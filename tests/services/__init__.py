"""What the services room promises."""
