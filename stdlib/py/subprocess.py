"""Child processes: starting programs, talking with them through pipes, and how they end."""
import _posixsubprocess
import errno
import io
import locale as _locale
import os
import select
import selectors
import signal
import sys
import threading
import time
import types
import warnings

__all__ = [
    'Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
    'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess',
]

PIPE = -1
STDOUT = -2
DEVNULL = -3

# A write to a pipe of this size does not block when the pipe is ready.
_PIPE_BUF = getattr(select, 'PIPE_BUF', 512)


class SubprocessError(Exception):
    """Base class of the errors of this module."""


class CalledProcessError(SubprocessError):
    """A process has ended with a status other than zero, and that was to be an error."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A process has not ended in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A process that has ended: its arguments, its return code, and what it has written if that was captured."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is non-zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


# Processes whose objects are gone while they still ran: looked at now and then, so that they do not stay as zombies.
_active = []


def _cleanup():
    for process in _active[:]:
        if process._internal_poll(_deadstate=sys.maxsize) is not None:
            try:
                _active.remove(process)
            except ValueError:
                # Another thread was faster.
                pass


def call(*popenargs, timeout=None, **kwargs):
    """Run a command, wait for it, and return its return code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a command; CalledProcessError if its return code is not zero."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        command = kwargs.get('args')
        raise CalledProcessError(returncode, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a command and return what it writes; CalledProcessError if its return code is not zero."""
    for forbidden in ('stdout', 'check'):
        if forbidden in kwargs:
            raise ValueError(f'{forbidden} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # Nothing, but of the right type.
        is_text = any(kwargs.get(name) for name in ('universal_newlines', 'text', 'encoding', 'errors'))
        kwargs['input'] = '' if is_text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a command, wait for it, and return a CompletedProcess.

    `input` is what the process reads, `capture_output` keeps what it writes, `timeout` is in seconds, `check` makes an
    exception of a return code that is not zero. The other arguments are those of Popen.
    """
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            # The exception has what was read so far.
            process.wait()
            raise
        except:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Return (exitcode, output) of executing a command of the shell; a line end at the end is left out."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as error:
        data, exitcode = error.output, error.returncode
    return exitcode, data.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Return output (stdout and stderr) of executing a command of the shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def _text_encoding():
    return 'utf-8' if sys.flags.utf8_mode else _locale.getencoding()


class Popen:
    """A child process.

    `args` is a sequence of the program and its arguments, or a string; with `shell` a command of the shell. `stdin`,
    `stdout` and `stderr` are None (those of this process), PIPE, DEVNULL, a descriptor or a file; `stderr` may be
    STDOUT. `text`, `encoding`, `errors` make the pipes text.
    """

    # Without a process there is nothing to wait for.
    _child_created = False

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0,
        restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
        encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None
    ):
        _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if preexec_fn is not None:
            raise NotImplementedError('preexec_fn is not supported')
        if umask >= 0 or extra_groups is not None:
            raise NotImplementedError('umask and extra_groups are not supported')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.args = args
        self.stdin = None
        self.stdout = None
        self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = encoding or errors or text or universal_newlines
        if stdout == STDOUT:
            raise ValueError('STDOUT can only be used for stderr')
        self._sigint_wait_secs = 0.25
        self._closed_child_pipe_fds = False
        handles = self._get_handles(stdin, stdout, stderr)
        try:
            self._make_files(handles, bufsize)
            self._execute_child(
                args, executable, bool(shell), cwd, env, pass_fds, start_new_session,
                -1 if process_group is None else process_group, user, group, handles,
            )
        except:
            for file in (self.stdin, self.stdout, self.stderr):
                if file is not None:
                    try:
                        file.close()
                    except OSError:
                        pass
            handles.close_childs_ends()
            raise

    def __repr__(self):
        text = f'<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>'
        return text if len(text) <= 80 else text[:76] + '...>'

    __class_getitem__ = classmethod(types.GenericAlias)

    @property
    def universal_newlines(self):
        # The old name.
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            # Flushing may fail.
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                # The child has got the signal as well: it has a moment to end.
                if self._sigint_wait_secs > 0:
                    try:
                        self._wait(timeout=self._sigint_wait_secs)
                    except TimeoutExpired:
                        pass
                self._sigint_wait_secs = 0
                return
            self.wait()

    def __del__(self, _maxsize=sys.maxsize, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)
        self._internal_poll(_deadstate=_maxsize)
        if self.returncode is None and _active is not None:
            _active.append(self)

    # Starting.

    def _get_handles(self, stdin, stdout, stderr):
        handles = _Handles(self.pipesize)
        try:
            handles.stdin, handles.to_child = handles.open(stdin, reading=True)
            handles.stdout, handles.from_child = handles.open(stdout, reading=False)
            if stderr == STDOUT:
                handles.stderr = handles.stdout if handles.stdout != -1 else sys.__stdout__.fileno()
            else:
                handles.stderr, handles.errors_of_child = handles.open(stderr, reading=False)
        except:
            handles.close_all()
            raise
        return handles

    def _make_files(self, handles, bufsize):
        """The files over this process's ends of the pipes."""
        line_buffering = False
        if self.text_mode and bufsize == 1:
            line_buffering = True
            # Line buffering is the text layer's.
            bufsize = -1
        elif bufsize == 1:
            warnings.warn(
                "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                RuntimeWarning,
                stacklevel=3,
            )
        encoding = self.encoding or (_text_encoding() if self.text_mode else None)
        for name, descriptor, mode in (
            ('stdin', handles.to_child, 'wb'), ('stdout', handles.from_child, 'rb'),
            ('stderr', handles.errors_of_child, 'rb'),
        ):
            if descriptor == -1:
                continue
            file = io.open(descriptor, mode, bufsize)
            if self.text_mode:
                if mode == 'wb':
                    file = io.TextIOWrapper(
                        file, encoding=encoding, errors=self.errors, write_through=bufsize == 0,
                        line_buffering=line_buffering,
                    )
                else:
                    file = io.TextIOWrapper(file, encoding=encoding, errors=self.errors)
            setattr(self, name, file)

    def _command(self, args, executable, shell):
        """The program and its words."""
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError('path-like args is not allowed when shell is true')
            args = [args]
        else:
            args = list(args)
        if shell:
            program = '/bin/sh'
            args = [program, '-c'] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        return executable, args

    def _execute_child(
        self, args, executable, shell, cwd, env, pass_fds, new_session, process_group, user, group, handles
    ):
        executable, args = self._command(args, executable, shell)
        sys.audit('subprocess.Popen', executable, args, cwd, env)
        environment = os.environ if env is None else env
        pairs = []
        for name, value in environment.items():
            name = os.fsencode(name)
            if b'=' in name:
                raise ValueError('illegal environment variable name')
            pairs.append((name, os.fsencode(value)))
        try:
            self.pid = _posixsubprocess.spawn(
                os.fspath(executable), [os.fspath(word) for word in args], pairs, cwd, handles.stdin, handles.stdout,
                handles.stderr, sorted(set(map(int, pass_fds))), new_session,
                None if process_group == -1 else process_group, user, group,
            )
            self._child_created = True
        except OSError as error:
            raise self._failure(error, executable, cwd, shell) from None
        finally:
            handles.close_childs_ends()
            self._closed_child_pipe_fds = True

    def _failure(self, error, executable, cwd, shell):
        """The same error with what it concerns: the folder if that cannot be entered, else the program."""
        name = executable
        if cwd is not None and not os.path.isdir(cwd):
            name = cwd
        return type(error)(error.errno, os.strerror(error.errno), os.fspath(name))

    # Waiting.

    def poll(self):
        """Check if child process has terminated. Set and return returncode attribute."""
        return self._internal_poll()

    def _handle_exitstatus(self, status):
        if os.WIFSTOPPED(status):
            self.returncode = -os.WSTOPSIG(status)
        else:
            self.returncode = os.waitstatus_to_exitcode(status)

    def _internal_poll(self, _deadstate=None):
        if self.returncode is not None:
            return self.returncode
        if not self._waitpid_lock.acquire(False):
            # Another thread waits for it now.
            return None
        try:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid == self.pid:
                    self._handle_exitstatus(status)
        except OSError as error:
            if _deadstate is not None:
                self.returncode = _deadstate
            elif error.errno == errno.ECHILD:
                # Somebody else has waited for it: nobody knows how it ended.
                self.returncode = 0
        finally:
            self._waitpid_lock.release()
        return self.returncode

    def _try_wait(self, wait_flags):
        try:
            return os.waitpid(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0

    def wait(self, timeout=None):
        """Wait for child process to terminate; returns self.returncode."""
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            # The child has got the signal as well: it has a moment to end.
            if deadline is not None:
                allowed = min(self._sigint_wait_secs, max(0, deadline - time.monotonic()))
            else:
                allowed = self._sigint_wait_secs
            self._sigint_wait_secs = 0
            try:
                self._wait(timeout=allowed)
            except TimeoutExpired:
                pass
            raise

    def _wait(self, timeout):
        if self.returncode is not None:
            return self.returncode
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    if self.returncode is not None:
                        break
                    pid, status = self._try_wait(0)
                    if pid == self.pid:
                        self._handle_exitstatus(status)
            return self.returncode
        deadline = time.monotonic() + timeout
        delay = 0.0005
        while True:
            if self._waitpid_lock.acquire(False):
                try:
                    if self.returncode is not None:
                        break
                    pid, status = self._try_wait(os.WNOHANG)
                    if pid == self.pid:
                        self._handle_exitstatus(status)
                        break
                finally:
                    self._waitpid_lock.release()
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, remaining, 0.05)
            time.sleep(delay)
        return self.returncode

    # Talking.

    def communicate(self, input=None, timeout=None):
        """Write `input`, read everything until the ends of the pipes, and wait for the process.

        Returns what it has written to its standard output and standard error, None for what is no pipe.
        """
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        pipes = [file for file in (self.stdin, self.stdout, self.stderr) if file is not None]
        if timeout is None and not self._communication_started and len(pipes) <= 1:
            stdout = stderr = None
            if self.stdin:
                self._stdin_write(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            stdout, stderr = self._communicate(input, deadline, timeout)
        finally:
            self._communication_started = True
        self.wait(timeout=None if deadline is None else max(0, deadline - time.monotonic()))
        return stdout, stderr

    def _stdin_write(self, input):
        if input:
            try:
                self.stdin.write(input)
            except BrokenPipeError:
                # The process does not want it.
                pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _communicate(self, input, deadline, timeout):
        if self.stdin and not self._communication_started:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            if not input:
                try:
                    self.stdin.close()
                except BrokenPipeError:
                    pass
        if not self._communication_started:
            self._read = {file: [] for file in (self.stdout, self.stderr) if file}
            self._input_offset = 0
            if self.stdin and input is not None:
                self._input = input.encode(self.stdin.encoding, self.stdin.errors) if self.text_mode else input
        data = memoryview(self._input).cast('B') if self._input else b''
        with selectors.DefaultSelector() as selector:
            if self.stdin and not self.stdin.closed and self._input:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for file in self._read:
                if not file.closed:
                    selector.register(file, selectors.EVENT_READ)
            while selector.get_map():
                left = None if deadline is None else deadline - time.monotonic()
                if left is not None and left < 0:
                    raise self._expired(timeout)
                for key, _ in selector.select(left):
                    if key.fileobj is self.stdin:
                        self._write_some(selector, data)
                    else:
                        self._read_some(selector, key)
        return tuple(self._collected(file) for file in (self.stdout, self.stderr))

    def _write_some(self, selector, data):
        chunk = data[self._input_offset:self._input_offset + _PIPE_BUF]
        try:
            self._input_offset += os.write(self.stdin.fileno(), chunk)
            done = self._input_offset >= len(data)
        except BrokenPipeError:
            done = True
        if done:
            selector.unregister(self.stdin)
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass

    def _read_some(self, selector, key):
        chunk = os.read(key.fd, 32768)
        if chunk:
            self._read[key.fileobj].append(chunk)
        else:
            selector.unregister(key.fileobj)
            key.fileobj.close()

    def _expired(self, timeout):
        read = [b''.join(self._read[file]) if file and self._read[file] else None for file in (self.stdout, self.stderr)]
        return TimeoutExpired(self.args, timeout, output=read[0], stderr=read[1])

    def _collected(self, file):
        if not file:
            return None
        data = b''.join(self._read[file])
        if self.text_mode:
            data = data.decode(file.encoding, file.errors).replace('\r\n', '\n').replace('\r', '\n')
        return data

    # Signals.

    def send_signal(self, sig):
        """Send a signal to the process."""
        self.poll()
        if self.returncode is not None:
            # Its number may belong to another process by now.
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        """Terminate the process with SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Kill the process with SIGKILL."""
        self.send_signal(signal.SIGKILL)


class _Handles:
    """The descriptors of a new process, and this process's ends of its pipes; -1 for none."""

    def __init__(self, pipesize):
        self.stdin = self.stdout = self.stderr = -1
        self.to_child = self.from_child = self.errors_of_child = -1
        self._childs_ends = []
        self._devnull = None

    def open(self, wanted, reading):
        """What the child reads from (or writes to), and this process's end if that is a pipe."""
        if wanted is None:
            return -1, -1
        if wanted == PIPE:
            read, write = os.pipe()
            child, own = (read, write) if reading else (write, read)
            self._childs_ends.append(child)
            return child, own
        if wanted == DEVNULL:
            if self._devnull is None:
                self._devnull = os.open(os.devnull, os.O_RDWR)
                self._childs_ends.append(self._devnull)
            return self._devnull, -1
        return (wanted if isinstance(wanted, int) else wanted.fileno()), -1

    def close_childs_ends(self):
        for descriptor in self._childs_ends:
            os.close(descriptor)
        self._childs_ends = []

    def close_all(self):
        self.close_childs_ends()
        for descriptor in (self.to_child, self.from_child, self.errors_of_child):
            if descriptor != -1:
                os.close(descriptor)


def list2cmdline(seq):
    """A sequence of words as one command line, by the rules of Windows."""
    words = []
    for word in map(os.fsdecode, seq):
        quoted = not word or ' ' in word or '\t' in word
        text = '"' if quoted else ''
        backslashes = 0
        for character in word:
            if character == '\\':
                backslashes += 1
                continue
            if character == '"':
                text += '\\' * (2 * backslashes + 1)
            else:
                text += '\\' * backslashes
            text += character
            backslashes = 0
        text += '\\' * backslashes
        if quoted:
            text += '\\' * backslashes + '"'
        words.append(text)
    return ' '.join(words)
