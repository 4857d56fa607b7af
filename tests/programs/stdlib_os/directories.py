# Making, listing, walking and removing directories.
import os
base = f'/tmp/minipy_directories_{os.getpid()}'
os.makedirs(f'{base}/a/b/c')
os.makedirs(f'{base}/a/d', exist_ok=True)
os.makedirs(f'{base}/a/d', exist_ok=True)
for name in ('x.txt', 'a/y.txt', 'a/b/z.txt'):
    with open(f'{base}/{name}', 'w') as f:
        f.write(name)
os.symlink('a', f'{base}/link')
print(sorted(os.listdir(base)), os.path.isdir(f'{base}/a'), os.path.isfile(f'{base}/x.txt'), os.path.islink(f'{base}/link'), os.path.getsize(f'{base}/a/y.txt'))
for topdown in (True, False):
    for root, dirs, files in os.walk(base, topdown):
        dirs.sort()
        print(root.removeprefix(base), dirs, sorted(files))
print(os.path.realpath(f'{base}/link/b') == os.path.realpath(f'{base}/a/b'), os.path.samefile(f'{base}/link', f'{base}/a'))
with os.scandir(base) as entries:
    print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink()) for e in entries))
for f in (lambda: os.mkdir(f'{base}/a'), lambda: os.rmdir(f'{base}/a'), lambda: os.remove(f'{base}/nope'), lambda: os.listdir(f'{base}/nope'), lambda: os.makedirs(f'{base}/x.txt', exist_ok=True)):
    try:
        print(f())
    except OSError as e:
        print(type(e).__name__, str(e).replace(base, ''))
os.rename(f'{base}/x.txt', f'{base}/w.txt')
os.renames(f'{base}/w.txt', f'{base}/new/w.txt')
os.remove(f'{base}/new/w.txt')
os.unlink(f'{base}/link')
os.remove(f'{base}/a/y.txt')
os.remove(f'{base}/a/b/z.txt')
os.rmdir(f'{base}/a/d')
os.removedirs(f'{base}/a/b/c')
os.rmdir(f'{base}/new') if os.path.exists(f'{base}/new') else None
print(os.path.exists(f'{base}/a'), list(os.walk(f'{base}/nope')))
os.rmdir(base) if os.path.exists(base) else None
