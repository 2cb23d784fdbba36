"""Who decides and how: routes, rounds, panels, assignments, decisions, deadlines, the inbox, the one flow.

This room knows a *subject* (``settings.APPROVALS_SUBJECT_MODEL``), never a delegation. Of a subject it calls only
``enter(stage)``, ``conclude(outcome)``, ``note(step)``, ``facts()``, ``barred()``, ``evidence(code)``, ``deciding()``,
``sees(person)``, ``errand_name(code)``, ``open_rules()``, ``digest``, ``title``, ``number`` and ``get_absolute_url()``.
"""
