# Modules from an archive.
import os
import tempfile
import zipfile
import zipimport

with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, 'a.zip')
    with zipfile.ZipFile(file, 'w') as archive:
        archive.writestr('one.py', 'x = __name__\ndef f():\n    return x * 2\n')
        archive.writestr('pack/__init__.py', '"""A package."""\n')
        archive.writestr('pack/two.py', 'y = 2\n')
        archive.writestr('space/', '')
        archive.writestr('data/some.txt', 'text\n')
    importer = zipimport.zipimporter(file)
    print(importer.archive == file, repr(importer.prefix), repr(importer).replace(folder, ''))
    one = importer.load_module('one')
    print(one.x, one.f(), one.__file__.replace(folder, ''))
    print(importer.is_package('pack'), importer.is_package('one'))
    print(importer.get_source('pack'), importer.get_data('data/some.txt'))
    print(importer.get_data(file + '/data/some.txt'), importer.get_filename('one').replace(folder, ''))
    spec = importer.find_spec('pack')
    print(spec.name, spec.origin.replace(folder, ''), [p.replace(folder, '') for p in spec.submodule_search_locations])
    print(importer.find_spec('none'), importer.find_spec('data'), importer.find_spec('space').loader)
    inner = zipimport.zipimporter(file + '/pack')
    print(repr(inner.prefix), inner.find_spec('two').origin.replace(folder, ''))
    namespace = {}
    exec(inner.get_code('two'), namespace)
    print(namespace['y'])
    for action in (lambda: importer.get_source('none'), lambda: importer.get_data('none'),
                   lambda: zipimport.zipimporter(folder), lambda: zipimport.zipimporter(''),
                   lambda: importer.is_package('none')):
        try:
            print(action())
        except (zipimport.ZipImportError, OSError) as error:
            print(type(error).__name__, str(error).replace(repr(folder), 'folder'))
