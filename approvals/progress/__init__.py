"""Progress (办理进度) of a round: step after step, which phases are done, asked or to come, by whom and when.

A plain view of rows that are there: ``view`` is what it says, ``asking`` whom a route asks in words, ``telling`` reads it. The
picture, the BPMN, the page and the API tell it, each in its way. It costs the same few statements however many steps, panels
and people there are.
"""

from approvals.progress.asking import asked_of
from approvals.progress.telling import planned, progress_of, rounds_of
from approvals.progress.view import PhaseState, Progress, State, Step, Who

__all__ = ["PhaseState", "Progress", "State", "Step", "Who", "asked_of", "planned", "progress_of", "rounds_of"]
