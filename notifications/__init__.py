"""How word reaches a person (消息).

``outbox.tell`` writes the word in the caller's transaction, ``outbox.drain`` delivers it; ``reminders.ring`` hangs a
bell, ``reminders.silence`` takes it down, ``reminders.scan`` lets the due ones ring. The words themselves live in
``templates/messages/<event>/``. This room knows an event's name, facts and recipients, and nothing of the office.
"""
