"""First module of the frozen program on Linux. The import process starts here too, before anything else is loaded."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from desktop_seg.__main__ import main

    sys.exit(main())
