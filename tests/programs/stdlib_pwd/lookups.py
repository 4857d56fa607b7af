# Accounts and groups: the same by number, by name and in the list of all.
import getpass
import grp
import os
import pwd

root = pwd.getpwuid(0)
print(root.pw_name, root.pw_uid, root[2], len(root), type(root), pwd.getpwnam('root') == root)
print(root in pwd.getpwall(), repr(root)[:38])
group = grp.getgrgid(0)
print(group.gr_gid, type(group.gr_mem), grp.getgrnam(group.gr_name) == group, group in grp.getgrall())
for lookup, key in ((pwd.getpwnam, 'no such name'), (pwd.getpwuid, 3_000_000), (grp.getgrnam, 'no such'),
                    (grp.getgrgid, 3_000_000), (pwd.getpwnam, 3)):
    try:
        lookup(key)
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
