"""Section names that are no text; what is left after a mistake."""
import configparser
c=configparser.ConfigParser(); c.read_dict({1:{2:3}}); print(c.sections(), dict(c['1']))
try: c.add_section(5)
except Exception as e: print(type(e),e)
try: c.read_dict({'1':{}, 1:{}})
except Exception as e: print(type(e),e)
c=configparser.ConfigParser()
try: c.read_string('[Foo]\nx=1\ny=2\ny=3\n')
except Exception as e: print(e)
print(c['Foo']['x'])
