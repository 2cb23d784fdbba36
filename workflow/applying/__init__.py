"""What is filled in (填报), in one minute: the form of every kind, from its declarations.

``fields`` how a single value is read · ``content`` the application and its signed text · ``boxes`` one place to write
in · ``form`` what a kind declares · ``reading`` a raw draft without losing anything · ``binding`` from what was sent to
the draft, named boxes only · ``lines`` rows come and go · ``sealing`` identity numbers · ``papers`` places for files ·
``sheet`` a page ready for its template · ``standing`` what is wrong, and beside which box it is said ·
``drafts judging submission correction foreseeing differences`` the verbs · ``applied`` and ``steps`` what a kind's model
mixes in · ``step_forms`` the same steps as forms · ``page`` the matter's page · ``views`` and ``api`` the two doors.
"""
