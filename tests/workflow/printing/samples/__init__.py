"""Papers to print in the tests: a module for each, found by itself.

A module brings ``CODE`` ("F4"), ``DRAW`` (the paper's draw function), ``PLAIN`` (a view as the office would fill it; its words
are kept in tests/golden/papers) and ``TORTURE`` (one with the names and texts of ``hard``). ``EDGES``: what may stand further out
than the type area. A module without ``CODE`` is none.
"""

import pkgutil
from importlib import import_module
from types import ModuleType

_found = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
SAMPLES: list[ModuleType] = [module for module in _found if hasattr(module, "CODE")]
