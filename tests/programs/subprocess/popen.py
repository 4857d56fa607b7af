# Popen: pipes, polling, signals, and large amounts in both directions.
import os
import signal
import subprocess

with subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
    process.stdin.write('one\n')
    process.stdin.flush()
    print(repr(process.stdout.readline()), process.poll())
    process.stdin.close()
    print(repr(process.stdout.read()))
print(process.returncode, process.args)
process = subprocess.Popen(['sleep', '10'])
process.terminate()
print(process.wait(), process.returncode == -signal.SIGTERM)
process = subprocess.Popen(['sh', '-c', 'cat; echo done >&2'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)
out, err = process.communicate(b'x' * 300000)
print(len(out), err, process)
process = subprocess.Popen(['sh', '-c', 'echo to stdout; echo to stderr >&2'], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT)
print(process.communicate())
print(subprocess.run(['cat'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout)
read, write = os.pipe()
subprocess.run(['sh', '-c', f'echo through >&{write}'], pass_fds=[write])
os.close(write)
print(os.read(read, 100))
print(subprocess.list2cmdline(['a b', 'c"d', '', 'e']))
