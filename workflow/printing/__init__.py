"""The printing shop (印制): turns a form's contents into a PDF that looks the same every time.

``fonts`` finds the faces, in ``folders`` and on the ``floor`` that comes with Python; ``runs`` and ``lines`` set the
text; ``table``, ``rows``, ``flow`` and ``grid`` lay it over pages; ``page`` has the measures, ``paper`` binds it all,
``seal`` draws the check code. No models live here.
"""
