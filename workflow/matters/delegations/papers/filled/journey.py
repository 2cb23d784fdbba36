"""How the forms write of the journey (行程): the way from city to city, and where one goes, in Chinese."""

from workflow.core.countries import name as country
from workflow.core.countries import names
from workflow.matters.delegations.application import Application


def places(application: Application) -> str:
    """The countries and regions that count, in travel order."""
    return names(application.countries, "zh-hans")


def route(application: Application) -> str:
    """City after city as the itinerary goes; where it names none, the cities of the stays (出访路线)."""
    cities = [city for day in application.itinerary for city in (day.from_city, day.to_city) if city]
    if not cities:
        cities = [leg.city or (country(leg.country, "zh-hans") if leg.country else "") for leg in application.legs]
    way = [city for at, city in enumerate(cities) if city and (at == 0 or cities[at - 1] != city)]
    return "—".join(way)


def hosts(application: Application) -> str:
    """Who invites, each once (邀请单位)."""
    return "、".join(dict.fromkeys(leg.host for leg in application.legs if leg.host))
