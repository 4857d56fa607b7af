"""Numbers that several modules of the package use."""
import enum

# Lost connections: so many writes are let pass without a warning.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5
# Seconds until a server accepts again after the system had no room.
ACCEPT_RETRY_DELAY = 1
# Frames that debug mode keeps of where something was made.
DEBUG_STACK_DEPTH = 10
SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0
# Bytes that sendfile() copies at a time where the system cannot do it.
SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256
# In KiB.
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512
# Seconds for the threads of the default executor to end.
THREAD_JOIN_TIMEOUT = 300

_SendfileMode = enum.Enum('_SendfileMode', 'UNSUPPORTED TRY_NATIVE FALLBACK', module=__name__)
