"""The command line: everything a wizard ends in, without a screen, through the same functions.

Exit codes: 0 done; 1 the world was at fault (the sentence says what and what to do); 2 the command was not understood;
3 a file has open questions and nothing was imported; 4 the self-test found something wrong; 130 cancelled.
"""

import sys
from collections.abc import Sequence

from desktop_seg.base import i18n, settings
from desktop_seg.base.errors import UserError
from desktop_seg.base.garbage import uncollected
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Cancelled
from desktop_seg.cli import arguments
from desktop_seg.cli.output import Output

DONE, FAULT, QUESTIONS, UNSOUND, CANCELLED = 0, 1, 3, 4, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    with uncollected():  # a command loads modules, answers and ends
        return _carried_out(argv)


def _carried_out(argv: Sequence[str] | None) -> int:
    i18n.use(settings.load().language)
    output = Output(is_json=False, out=sys.stdout, errors=sys.stderr)
    try:
        asked = arguments.parse(argv)
        output = Output(asked.is_json, sys.stdout, sys.stderr)
        return asked.command(asked, output)
    except UserError as error:
        output.fault(error.what, error.what_to_do)
        return FAULT
    except (Cancelled, KeyboardInterrupt):
        output.fault(_("Stopped."), _("The shop file is as it was."))
        return CANCELLED
    except BrokenPipeError:
        # Who reads our output has heard enough (`desktop-seg members vip_5 | head`).
        sys.stderr.close()
        return DONE
    except Exception as error:  # noqa: BLE001 - the border: our own bugs become one calm sentence and a log
        from desktop_seg.base import log  # hardly ever: it would be a hundredth of what most commands take

        log.start()
        log.logger.error("command failed\n%s", log.told(error))
        output.fault(
            _("Something went wrong in the program itself; this is our fault, not yours."),
            _("Please send us the file {file}; it holds no names.").format(file="desktop-seg.log"),
        )
        return FAULT
