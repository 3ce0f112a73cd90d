"""The text of a pasted web page or HTML mail: no tag, no script, nothing fetched."""

import html
import re

_PAGE = re.compile(
    r"\s*(?:<!doctype html|<html|<head|<body|<div|<table|<p[\s>]|<span|<meta)", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<!--|<[!?][^<>]*>")
_SILENT = {"script", "style", "head", "title", "template", "noscript", "svg"}
_CELLS = {"td", "th", "dt"}
_LINES = {
    *("p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dd"),
    *("section", "article", "header", "footer", "address", "blockquote", "hr", "pre", "dl"),
}
_SPACE = re.compile(r"[ \r\n\f\v\u00a0]+")


def is_web_text(text: str) -> bool:
    """Whether a text is the source of a web page rather than what one reads of it."""
    return _PAGE.match(text) is not None


def read_web_text(source: str) -> str:
    """What one reads of a page: its blocks as lines, the cells of a row parted by tabs."""
    pieces: list[str] = []
    at = 0
    while found := _TAG.search(source, at):
        pieces.append(_SPACE.sub(" ", source[at : found.start()]))
        at = found.end()
        name, is_end = (found[2] or "").lower(), bool(found[1])
        if found[0] == "<!--":
            at = _after(source, at, "-->")
        elif name in _SILENT and not is_end:
            at = _after(source, at, f"</{name}")
        elif name in _CELLS and is_end:
            pieces.append("\t")
        elif name in _LINES:
            pieces.append("\n")
    pieces.append(_SPACE.sub(" ", source[at:]))
    text = html.unescape("".join(pieces))
    return "\n".join(line.strip(" \t") for line in text.split("\n"))


def _after(source: str, at: int, end: str) -> int:
    """Behind the next ``end``; at the end of all where there is none."""
    found = re.compile(re.escape(end), re.IGNORECASE).search(source, at)
    return len(source) if found is None else found.end()
