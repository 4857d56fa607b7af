"""Commands in a shell, and what the system tells of a process."""
import os
import sys

sys.stdout.flush()
print(os.system("exit 3"), os.waitstatus_to_exitcode(os.system("exit 7")), os.system("true"))
print(os.getpgid(0) == os.getpgrp() == os.getpgid(os.getpid()), os.getsid(0) >= 0)
print(type(os.times()).__name__, len(os.times()), os.times().user >= 0)
print(os.sysconf("SC_PAGESIZE") % 1024, os.sysconf("SC_CLK_TCK"), len(os.sched_getaffinity(0)) >= 1)
print(len(os.getloadavg()), os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), os.EX_USAGE, os.ctermid())
print(os.major(os.makedev(8, 1)), os.minor(os.makedev(8, 1)))
try:
    os.sysconf("SC_NOPE")
except ValueError as error:
    print(error)
