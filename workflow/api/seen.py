"""What somebody may see (可见): the kind's own object of a matter, or nothing at all."""

from django.http import Http404

from workflow.core import kinds
from workflow.core.models import Matter
from workflow.core.schemas import loaded


def seen(person, pk: int):
    """The matter as its kind has it; a foreign one is 404."""
    kind = kinds.found(Matter.objects.visible_to(person).filter(pk=pk).values_list("kind", flat=True).first())
    if kind is None:
        raise Http404
    return loaded(kind.model.objects).get(pk=pk)
