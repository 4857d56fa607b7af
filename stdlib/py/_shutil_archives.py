"""shutil: archives."""

import os
import sys


class ReadError(OSError):
    """An archive cannot be read."""

    __module__ = 'shutil'


class RegistryError(Exception):
    """An operation on the tables of formats that cannot be."""

    __module__ = 'shutil'


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None,
                  logger=None, root_dir=None):
    import tarfile
    modes = {None: ('', ''), 'gzip': ('gz', '.gz'), 'bzip2': ('bz2', '.bz2'), 'xz': ('xz', '.xz')}
    mode, extension = modes[compress]
    archive_name = base_name + '.tar' + extension
    folder = os.path.dirname(archive_name)
    if folder and not os.path.exists(folder) and not dry_run:
        os.makedirs(folder)
    if not dry_run:
        with tarfile.open(archive_name, f'w|{mode}') as tar:
            name = base_dir
            if root_dir is not None:
                name = os.path.normpath(os.path.join(root_dir, base_dir))
            tar.add(name, base_dir)
    if root_dir is not None:
        archive_name = os.path.abspath(archive_name)
    return archive_name


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    zip_filename = base_name + ".zip"
    folder = os.path.dirname(base_name)
    if folder and not os.path.exists(folder) and not dry_run:
        os.makedirs(folder)
    if not dry_run:
        with zipfile.ZipFile(zip_filename, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            base = os.path.normpath(base_dir if root_dir is None else os.path.join(root_dir, base_dir))
            home = os.path.abspath(root_dir) if root_dir is not None else os.getcwd()
            if base != os.path.normpath(home):
                archive.write(base, os.path.normpath(base_dir))
            for dirpath, dirnames, filenames in os.walk(base):
                relative = os.path.relpath(dirpath, base)
                for name in sorted(dirnames) + filenames:
                    path = os.path.join(dirpath, name)
                    if name in dirnames or os.path.isfile(path):
                        archive.write(path, os.path.normpath(os.path.join(base_dir, relative, name)))
    if root_dir is not None:
        zip_filename = os.path.abspath(zip_filename)
    return zip_filename


_ARCHIVE_FORMATS = {
    'tar': (_make_tarball, [('compress', None)], "uncompressed tar file"),
    'gztar': (_make_tarball, [('compress', 'gzip')], "gzip'ed tar-file"),
    'zip': (_make_zipfile, [], "ZIP file"),
}


def get_archive_formats():
    """Names and descriptions of the formats that can be made."""
    return sorted((name, row[2]) for name, row in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Add a format that can be made."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = (function, extra_args, description)


def unregister_archive_format(name):
    """Remove a format that can be made."""
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
                 logger=None):
    """Make an archive of a folder; returns its name."""
    sys.audit("shutil.make_archive", base_name, format, root_dir, base_dir)
    try:
        function, extra, _ = _ARCHIVE_FORMATS[format]
    except KeyError:
        raise ValueError("unknown archive format '%s'" % format) from None
    options = dict(extra, dry_run=dry_run, logger=logger)
    if format != 'zip':
        options.update(owner=owner, group=group)
    if base_dir is None:
        base_dir = os.curdir
    if root_dir is not None and not getattr(function, 'supports_root_dir', function in (_make_tarball,
                                                                                       _make_zipfile)):
        base_name, previous = os.path.abspath(base_name), os.getcwd()
        os.chdir(root_dir)
        try:
            return function(base_name, base_dir, **options)
        finally:
            os.chdir(previous)
    if root_dir is not None:
        options['root_dir'] = os.fspath(root_dir)
    return function(os.fspath(base_name), base_dir, **options)


def _unpack_zipfile(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError("%s is not a zip file" % filename)
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith('/') or '..' in name:
                continue
            target = os.path.join(extract_dir, *name.split('/'))
            if name.endswith('/'):
                os.makedirs(target, exist_ok=True)
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(name) as source, open(target, 'wb') as destination:
                destination.write(source.read())


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError("%s is not a compressed or uncompressed tar file" % filename)
    with archive:
        archive.extractall(extract_dir, filter=filter)


_UNPACK_FORMATS = {
    'tar': (['.tar'], _unpack_tarfile, [], "uncompressed tar file"),
    'zip': (['.zip'], _unpack_zipfile, [], "ZIP file"),
    'gztar': (['.tar.gz', '.tgz'], _unpack_tarfile, [], "gzip'ed tar-file"),
}


def get_unpack_formats():
    """Names, extensions and descriptions of the formats that can be unpacked."""
    return sorted((name, row[0], row[3]) for name, row in _UNPACK_FORMATS.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Add a format that can be unpacked."""
    taken = {extension: known for known, row in _UNPACK_FORMATS.items() for extension in row[0]}
    for extension in extensions:
        if extension in taken:
            raise RegistryError('%s is already registered for "%s"' % (extension, taken[extension]))
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _UNPACK_FORMATS[name] = (extensions, function, extra_args or [], description)


def unregister_unpack_format(name):
    """Remove a format that can be unpacked."""
    del _UNPACK_FORMATS[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive into a folder."""
    sys.audit("shutil.unpack_archive", filename, extract_dir, format)
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = next((name for name, row in _UNPACK_FORMATS.items()
                       if any(filename.endswith(extension) for extension in row[0])), None)
        if format is None:
            raise ReadError("Unknown archive format '{0}'".format(filename))
    elif format not in _UNPACK_FORMATS:
        raise ValueError("Unknown unpack format '{0}'".format(format)) from None
    _, function, extra, _ = _UNPACK_FORMATS[format]
    options = dict(extra)
    if filter is not None:
        options['filter'] = filter
    function(filename, extract_dir, **options)
