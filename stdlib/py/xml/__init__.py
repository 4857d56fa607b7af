"""XML: `xml.etree.ElementTree`, and `xml.sax.saxutils` for text."""
