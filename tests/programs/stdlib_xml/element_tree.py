# Reading, finding, changing and writing XML.
import io
import xml.etree.ElementTree as ET

source = '''<?xml version="1.0"?>
<!DOCTYPE data [<!ENTITY who "World">]>
<data xmlns:x="http://example.com/x" kind='a&amp;b'>
  <!-- a comment -->
  <country name="One" x:code="1">Hello &who; &#65;&#x42; <b>bold</b> tail<rank>1</rank><year>2008</year></country>
  <country name="Two"><rank>4</rank><empty/><x:neighbor name="A"/><x:neighbor name="B"></x:neighbor></country>
  <![CDATA[<raw> & text]]>
</data>'''
root = ET.fromstring(source)
print(root.tag, root.attrib, len(root), repr(root.text), repr(root[-1].tail))
for element in root.iter():
    print(element.tag, element.attrib, repr(element.text), repr(element.tail))
for path in ('country', './/rank', 'country/rank', "country[@name='Two']/rank", './country[2]', 'country[last()]',
             'country[rank]', "country[rank='4']", './/year/..', '*', '{http://example.com/x}neighbor',
             ".//{http://example.com/x}neighbor[@name='B']", './/{*}neighbor', "country[@name!='Two']", './/*[@name]'):
    print(path, [(found.tag, found.get('name')) for found in root.findall(path)])
print(root.findtext('.//year'), root.findtext('none', 'default'), root.find('.//none'),
      root.findall('.//n:neighbor', {'n': 'http://example.com/x'})[1].get('name'))
for path in ('/data', 'country[0]', 'a[last()-0]'):
    try:
        print(root.findall(path))
    except (SyntaxError, KeyError) as error:
        print(path, type(error).__name__, error)
print(ET.tostring(root).decode())
print(ET.tostring(root, 'unicode', short_empty_elements=False))
print(ET.tostring(root, 'utf-8', xml_declaration=True)[:60], ET.tostring(root, method='text'))

new = ET.Element('root', {'a': '<"\n>'}, b='é')
child = ET.SubElement(new, 'child', c='1')
child.text, child.tail = 'a < b & c > d é', 'tail'
new.append(ET.Comment(' note '))
new.append(ET.ProcessingInstruction('target', 'x="1"'))
ET.SubElement(new, 'br')
ET.SubElement(new, ET.QName('http://purl.org/dc/elements/1.1/', 'title')).text = 'T'
ET.SubElement(new, '{urn:other}name', {'{urn:other}key': 'v'})
print(ET.tostring(new), ET.tostring(new, 'iso-8859-1'), ET.tostring(new, 'unicode', 'html'), sep='\n')
ET.register_namespace('o', 'urn:other')
ET.indent(new)
ET.dump(new)
new.remove(child)
new.insert(0, ET.Element('first'))
new[1:3] = []
print([getattr(element.tag, '__name__', element.tag) for element in new], new.keys(), new.items(), ET.iselement(new))
stream = io.BytesIO()
ET.ElementTree(new).write(stream, encoding='utf-16')
print(ET.parse(io.BytesIO(stream.getvalue())).getroot().find('first').tag)

for event, value in ET.iterparse(io.StringIO('<a xmlns="u"><b>1</b><c/></a>'), ('start', 'end', 'start-ns', 'end-ns')):
    print(event, getattr(value, 'tag', value))
pull = ET.XMLPullParser(['end'])
pull.feed('<a><b/>')
pull.feed('</a>')
pull.close()
print([(event, element.tag) for event, element in pull.read_events()])
