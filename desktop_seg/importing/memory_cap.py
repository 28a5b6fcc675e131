"""A bound on the memory of the import process, so that a hostile file cannot take that of the whole computer.

Linux: a resource limit; Windows: a job object; there the request for more memory fails, which Python tells as
MemoryError. macOS keeps to neither: a thread looks and ends the process. Used by: child.
"""

import contextlib
import os
import sys
import threading
import time

_LOOK_SECONDS = 0.25
TOO_MUCH = 86
"""Exit code of a process that the watching thread has ended."""


def cap_memory(most_bytes: int) -> None:
    """Let this process have at most so many bytes from now on."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            _cap_by_job(most_bytes)
    elif sys.platform == "darwin":
        watch_memory(most_bytes)
    else:
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def watch_memory(most_bytes: int) -> None:
    """End this process as soon as it is found to have had more than so many bytes. Not on Windows."""
    assert sys.platform != "win32"
    import resource

    # In bytes on macOS, in kilobytes everywhere else.
    unit = 1 if sys.platform == "darwin" else 1024

    def look() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= most_bytes:
            time.sleep(_LOOK_SECONDS)
        os._exit(TOO_MUCH)

    threading.Thread(target=look, name="memory", daemon=True).start()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_MEMORY, _EXTENDED_LIMITS = 0x100, 9

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", wintypes.LARGE_INTEGER),
            ("per_job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("input_and_output", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _cap_by_job(most_bytes: int) -> None:
        """Put this process into a job of its own with a limit. The job lives as long as the process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.basic.flags = _PROCESS_MEMORY
        limits.process_memory = most_bytes
        job = kernel.CreateJobObjectW(None, None)
        if not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            raise ctypes.WinError(ctypes.get_last_error())
        if not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())
