"""The library of results (成果库): what trips and visits brought home, found again, shared, told to the public.

``entering`` takes results in: reports by themselves (``keeping``, called by the steps of a matter), the rest by hand.
``words`` says how Chinese is searched, ``excerpts`` shows the place; ``likeness`` warns of a report that repeats another;
``summaries`` publishes nothing personal; ``closing`` and ``bells`` see to follow-up tasks; ``contacts`` forgets people;
``sessions`` are the occasions at which results are shared, for several matters at once. ``rights`` says who may what.
"""
