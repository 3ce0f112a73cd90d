"""Chinese, Japanese and Korean fonts for handnote, which looks for this folder beside itself."""
