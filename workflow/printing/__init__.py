"""The printing shop (印制): turns a form's contents into a PDF that looks the same every time.

``fonts`` finds the faces, in ``folders`` and on the ``floor`` that comes with Python; ``runs`` and ``lines`` set the
text; ``table``, ``rows``, ``flow`` and ``grid`` lay tables over pages, ``document``, ``prose`` and ``headline`` set prose;
``page`` has the measures, ``paper`` binds it all, ``seal`` draws the check code, ``binder`` makes one file of many papers.
``texts`` are the words a school can replace; ``amounts`` are sums in words. No models live here.
"""
