# Types, permissions and their text.
import stat
for mode in (0o100644, 0o040755, 0o120777, 0o104755, 0o102644, 0o101777, 0o101776, 0o010000, 0o060600, 0o020666, 0o140755, 0):
    kinds = [n for n in ('S_ISDIR', 'S_ISREG', 'S_ISLNK', 'S_ISFIFO', 'S_ISBLK', 'S_ISCHR', 'S_ISSOCK') if getattr(stat, n)(mode)]
    print(stat.filemode(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)), kinds)
print(stat.ST_MODE, stat.ST_SIZE, stat.S_IRWXU, stat.S_IXOTH, stat.S_IFREG)
