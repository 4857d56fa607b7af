import errno

print(errno.ENOENT, errno.EWOULDBLOCK, errno.EAGAIN, errno.errorcode[11], errno.errorcode[95])
print(len(errno.errorcode))
try:
    open('/nonexistent/file')
except OSError as error:
    print(error.errno == errno.ENOENT, error)
