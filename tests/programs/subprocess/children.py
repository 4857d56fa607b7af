# waitpid and kill: any child, groups, and numbers that are none.
import os
import signal
import subprocess

process = subprocess.Popen(['sleep', '10'], start_new_session=True)
print(os.waitpid(-1, os.WNOHANG))
os.kill(process.pid, 0)
os.killpg(process.pid, signal.SIGTERM)
pid, status = os.waitpid(process.pid, 0)
print(pid == process.pid, os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
for wrong in (
    lambda: os.waitpid(-1, 0), lambda: os.waitpid(0, os.WNOHANG), lambda: os.waitpid(-123456, os.WNOHANG),
    lambda: os.kill(2 ** 22 + 1, 0), lambda: os.waitpid(2 ** 22 + 1, 0), lambda: os.kill(os.getpid(), 1000),
    lambda: os.pidfd_open(-5),
):
    try:
        wrong()
    except OSError as error:
        print(type(error).__name__, error)
print(os.WEXITSTATUS(3 << 8), os.WIFEXITED(0), os.WIFSTOPPED(0x137f), os.WSTOPSIG(0x137f), os.WCOREDUMP(0x8b))
