"""Statistics (统计): what is counted of every kind, in one minute.

``models`` one row per counted matter, with its history · ``keeping`` writes it in the transaction of the step, ``recount``
checks and mends it · ``period`` from when to when, as known on which day · ``cube`` every sum in one statement · ``words``
names · ``tables`` and ``prose`` what the summary says, ``checks`` that its parts add up, ``charts``, ``sheets`` and ``paper``
draw and export it · ``behind`` the rows of a number · ``waiting`` how long phases took · ``scoring`` indicators of the
colleges · ``ledgers/`` earlier years from .xlsx · ``readers`` who may look.
"""
