"""What F20 is filled with where a visit brings a talk: name, days, guests, money, filing; the rest is for the hand."""

from workflow.matters.conference_papers import Conference, Participant
from workflow.matters.visits import people
from workflow.matters.visits.papers.filled import words


def conference(matter) -> Conference:
    """The visit as a conference would be reported: by its topic."""
    application, host = matter.application, words.host(matter.application)
    guests = (Participant(one.name, words.country(one.country), one.unit, one.post) for one in people.listed(matter))
    ours = (Participant(one.name, "中国", one.unit, one.post) for one in application.hosts)
    return Conference(
        name=application.talk_topic, organiser=application.department, starts=application.starts, ends=application.ends,
        funds=application.fund_source, responsible=host.name, topics=application.talk_topic, ours=tuple(ours),
        foreign=tuple(guests), police_filing=application.police_filing,
    )  # fmt: skip
