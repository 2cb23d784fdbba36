"""The API (接口) under /api/v1/, in one minute: programs come through the same doors as people.

``api`` the whole · ``auth`` whose key it is · ``keyed`` carried out once · ``errors`` refusals in words · ``matters``
list, read, journal · ``steps`` one endpoint for each step of a life · ``inbox`` to-dos and decisions · ``files``
attachments and papers · ``incidents`` jobs that failed · ``figures`` the numbers of a period · ``document`` the OpenAPI
description · ``docs`` the same as a page · ``cabinet`` the port of cabinets. What only one kind knows stands
in that kind's own ``api``.
"""
