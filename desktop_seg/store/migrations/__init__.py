"""Schema steps of the shop file: one module each, in order. A released step is never changed, only followed.

A step is a module with `STEP: Step`; add it to STEPS. `user_version` of the file is the number of steps it has.
"""

from desktop_seg.store.migrations import m0001_first
from desktop_seg.store.migrations.step import Step

STEPS: tuple[Step, ...] = (m0001_first.STEP,)
