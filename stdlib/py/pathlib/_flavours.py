"""pathlib: how paths are divided, by system."""

import posixpath


class Windows:
    """Paths of Windows, as far as they can be treated without it."""

    sep = '\\'
    altsep = '/'

    @staticmethod
    def splitroot(path):
        """Drive, root and the rest."""
        normal = path.replace('/', '\\')
        if normal[:2] == '\\\\':
            start = 8 if normal[:8].upper() == '\\\\?\\UNC\\' else 2
            first = normal.find('\\', start)
            if first < 0:
                return path, '', ''
            second = normal.find('\\', first + 1)
            if second < 0:
                return path, '', ''
            return path[:second], path[second:second + 1], path[second + 1:]
        if normal[:1] == '\\':
            return '', path[:1], path[1:]
        if normal[1:2] == ':':
            if normal[2:3] == '\\':
                return path[:2], path[2:3], path[3:]
            return path[:2], '', path[2:]
        return '', '', path

    @classmethod
    def join(cls, first, *others):
        drive, root, rest = cls.splitroot(first)
        for other in others:
            other_drive, other_root, other_rest = cls.splitroot(other)
            if other_root:
                if other_drive or not drive:
                    drive = other_drive
                root, rest = other_root, other_rest
                continue
            if other_drive and other_drive != drive:
                if other_drive.lower() != drive.lower():
                    drive, root, rest = other_drive, other_root, other_rest
                    continue
                drive = other_drive
            if rest and rest[-1] not in '\\/':
                rest += '\\'
            rest += other_rest
        if rest and not root and drive and drive[-1:] not in ':\\/':
            return drive + '\\' + rest
        return drive + root + rest

    @staticmethod
    def normcase(path):
        return path.replace('/', '\\').lower()

    @classmethod
    def isabs(cls, path):
        drive, root, _ = cls.splitroot(path)
        return bool(drive and root) or drive[:2] in ('\\\\', '//')


posix = posixpath
windows = Windows
