import hashlib
import io

with open(__file__, "rb") as file:
    from_file = hashlib.file_digest(file, "sha256").hexdigest()
with open(__file__, "rb") as file:
    print(from_file == hashlib.sha256(file.read()).hexdigest())
print(hashlib.file_digest(io.BytesIO(b"abc"), hashlib.md5).hexdigest())
print(hashlib.file_digest(io.BytesIO(b"abc"), lambda: hashlib.blake2b(digest_size=4)).hexdigest())
for bad in (3, open(__file__)):
    try:
        hashlib.file_digest(bad, "md5")
    except ValueError as error:
        print(str(error)[-45:])
