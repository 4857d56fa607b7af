# run(), check_output() and call(): output, input, status, text.
import subprocess
import sys

done = subprocess.run(['echo', 'hello'], capture_output=True)
print(done)
print(subprocess.run(['cat'], input='text\nlines\n', capture_output=True, text=True).stdout)
print(subprocess.check_output('echo from the shell; exit 0', shell=True))
print(subprocess.call(['sh', '-c', 'exit 3']), subprocess.call(['true']))
for wrong in (
    lambda: subprocess.check_call(['false']),
    lambda: subprocess.run(['sh', '-c', 'kill -9 $$'], check=True),
    lambda: subprocess.run(['no-such-program-here']),
    lambda: subprocess.run(['true'], cwd='/no/such/folder'),
    lambda: subprocess.run(['sleep', '5'], timeout=0.05),
    lambda: subprocess.run(['cat'], input=b'x', stdin=subprocess.PIPE),
):
    try:
        wrong()
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        print(type(error).__name__, str(error).split(' after')[0])
print(subprocess.getstatusoutput('echo out; echo err >&2; exit 5'))
print(subprocess.run(['sh', '-c', 'echo $NAME'], env={'NAME': 'value'}, capture_output=True, text=True).stdout)
print(subprocess.run(['pwd'], cwd='/', stdout=subprocess.PIPE).stdout)
