# What is wrong with documents, and where.
import xml.etree.ElementTree as ET

for text in ('', 'x', '<a>', '<a></b>', '<a b="1" b="2"/>', '<a/><b/>', '<a/>x', '<a>&none;</a>', '<a>&#0;</a>', '<a>&x</a>',
             '<a b=1/>', '<a b/>', '<a><</a>', '<a>\n\n  <b></a>', '<p:a/>', '<a b="<"/>', '<!-- -- --><a/>', '<1/>',
             ' <?xml version="1.0"?><a/>', '<a>]]></a>', '<a', '<a>\x01</a>', '<a></a', '<a b="1"c="2"/>', '<?xml version="1.0"?>'):
    try:
        print(repr(text), ET.fromstring(text).tag)
    except ET.ParseError as error:
        print(repr(text), error, error.code, error.position)
