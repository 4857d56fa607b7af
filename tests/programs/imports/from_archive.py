# Modules in a zip archive on sys.path.
import os
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, 'modules.zip')
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('packed_one.py', 'value = 1\nimport packed_two.inner\n')
        archive.writestr('packed_two/__init__.py', 'from . import inner\n')
        archive.writestr('packed_two/inner.py', 'value = 2\ndef fail():\n    raise ValueError(__name__)\n')
        archive.writestr('below/packed_three.py', 'value = 3\n')
    sys.path.insert(0, file)
    sys.path.insert(0, file + '/below')
    import packed_one
    import packed_two
    import packed_three
    print(packed_one.value, packed_two.inner.value, packed_three.value)
    print(packed_one.__file__.replace(folder, ''), packed_three.__file__.replace(folder, ''))
    print(packed_two.__path__[0].replace(folder, ''), packed_two.__package__, type(packed_two.__loader__).__name__)
    try:
        packed_two.inner.fail()
    except ValueError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_filename.replace(folder, ''))
    try:
        import packed_none
    except ModuleNotFoundError as error:
        print(error)
