"""The numbers of the regulations as the whole country starts with them (全国默认值); pure, without a database.

Every duty's number is a row here, never a constant in a rule. Schools and provinces date their own values over these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple

Kind = Literal["whole", "share", "table", "word"]
FROM_THE_BEGINNING = date(2000, 1, 1)


class Default(NamedTuple):
    code: str
    kind: Kind
    value: str
    unit: str
    source: str
    note: str = ""


UNSURE = "No national number was found; the school sets its own."
DEFAULTS = [
    Default("days_abroad", "table", "1:5, 2:8, 3:10", "days by countries", "OUT-01 OUT-02 OUT-03: S01 S05 S07 S16"),
    Default("poor_connection_days", "whole", "1", "days", "OUT-04: S01 S07 S16"),
    Default("countries", "whole", "3", "countries", "OUT-06: S01 S07 S16"),
    Default("group_size", "whole", "6", "people", "OUT-08: S05 S07", "Some schools allow 5 (OUT-08b: S17 S18)."),
    Default("leaders_gap_months", "whole", "6", "months", "OUT-14: S22", "One university's rule."),
    Default("substantive_share", "share", "2/3", "of the days", "OUT-12: S16 S19"),
    Default("leadership_abroad_at_once", "whole", "2", "people", "OUT-15: S22", "One university's rule."),
    Default("administrator_days_a_year", "whole", "30", "days", "OUT-17: S16", "One university's rule."),
    Default("online_filing_days", "whole", "15", "days", "OUT-28: S36", "One university's rule."),
    Default("lead_days", "table", "1:45, 2:90, 3:90", "days by countries", "S20", "Others: 60 days (S36) …"),
    Default("lead_days_schengen", "whole", "60", "days", "S20 S04"),
    Default("lead_days_hk_macau", "whole", "30", "days", "S42"),
    Default("lead_days_taiwan", "whole", "60", "days", "S27", "Stated as two months inside the school."),
    Default("notice_working_days", "whole", "5", "working days", "S01 S10 S24"),
    Default("second_notice_days", "whole", "30", "days", "S01 S10"),
    Default("unit_review_working_days", "whole", "3", "working days", "", UNSURE),
    Default("vetting_working_days", "whole", "5", "working days", "S03b", "2 to 5 in one university."),
    Default("secrecy_working_days", "whole", "3", "working days", "S86", "One university's rule."),
    Default("vetting_valid_days", "whole", "0", "days", "", "0: for this task only. " + UNSURE),
    Default("approval_working_days", "whole", "5", "working days", "S03b", "2 to 5 in one university."),
    Default("permit_working_days", "whole", "10", "working days", "S03", "5 to 10 in one university."),
    Default("passport_valid_months", "whole", "6", "months", "S11"),
    Default("briefing_days_before", "whole", "3", "days", "", UNSURE),
    Default("passport_draw_days_before", "whole", "5", "days", "S12b"),
    Default("passport_return_days", "whole", "7", "days", "S06 S11"),
    Default("passport_due_basis", "word", "entry+7", "", "S06 S11; planned: S12", "entry+7 or planned"),
    Default("passport_lock_days", "whole", "30", "days", "S12"),
    Default("lost_passport_days", "whole", "15", "days", "S12c S12e"),
    Default("passport_owed", "word", "block", "", "S12c S12", "PAS-01: info, warn or block."),
    Default("custody_two_people", "word", "yes", "yes or no", "", "Who hands a document out does not receive it, too. " + UNSURE),
    Default("report_days", "whole", "15", "days", "S03", "5 days to a month are found."),
    Default("sharing_days", "whole", "30", "days", "", UNSURE),
    Default("report_alike_percent", "whole", "50", "per cent", "", "From then on a report is said to repeat another. " + UNSURE),
    Default("settlement_days", "whole", "30", "days", "", UNSURE),
    Default("archive_by", "word", "06-30", "of the next year", "S98", "May (S99) and April are found, too."),
    Default("disposal_days", "whole", "7", "days", "", "Between the second signature and the destruction of a file. " + UNSURE),
    Default("guest_days_hosted", "whole", "5", "days", "IN-04: S61"),
    Default("guest_lead_days", "whole", "30", "days", "IN-05: S57 S66", "14 (S70) and 60 (S57) are found, too."),
    Default("official_guest_lead_days", "whole", "90", "days", "IN-06: S65"),
    Default("guest_lead_days_visa", "whole", "60", "days", "IN-05: S57 S66", "With a visa or an invitation letter."),
    Default("guest_lead_days_hk_macau", "whole", "30", "days", "IN-05: S66"),
    Default("upward_guest_lead_days", "whole", "60", "days", "IN-06: S60", "Vice-minister and above, or no diplomatic ties."),
    Default("script_days", "whole", "45", "days", "IN-09: S57", "One university's rule."),
    Default("large_audience", "whole", "200", "people", "", "EV-12: above that a school leader approves. " + UNSURE),
    Default("security_days", "whole", "7", "days", "IN-10: S57"),
    Default("f_visa_days", "whole", "180", "days", "S67", "Rules of entry change often: check them."),
    Default("reception_plan_leader_working_days", "whole", "10", "working days", "IN-07: S59", "If a school leader attends."),
    Default("reception_plan_days", "whole", "7", "days", "IN-07: S57 S60b"),
    Default("lodging_hours", "whole", "24", "hours", "IN-11: S73"),
    Default("lodging_hours_hk_macau", "whole", "0", "hours", "", "0: not asked for. " + UNSURE),
    Default("lodging_hours_taiwan", "whole", "24", "hours", "IN-12: S74", "In a city; an old text."),
    Default("lodging_hours_taiwan_country", "whole", "72", "hours", "IN-12: S74", "In the countryside; an old text."),
    Default("visit_summary_working_days", "whole", "5", "working days", "IN-14: S59", "One university's rule."),
    Default("gift_yuan", "whole", "200", "CNY", "S117 S63"),
    Default("gift_yuan_minister", "whole", "400", "CNY", "S117 S63", "Also for eminent friends, experts and scholars."),
    Default("gift_received_yuan", "whole", "200", "CNY", "S95", "Above that it is handed in; one university's rule."),
    Default("guest_meals_yuan_minister", "whole", "500", "CNY a day", "S62"),
    Default("guest_meals_yuan", "whole", "300", "CNY a day", "S62"),
    Default("banquet_yuan", "whole", "300", "CNY a person", "S62 S64b"),
    Default("banquets", "whole", "2", "banquets", "S62 S64b"),
    Default("buffet_yuan", "whole", "150", "CNY a person", "S62 S64b"),
    Default("cocktail_yuan", "whole", "100", "CNY a person", "S62 S64b"),
    Default("tea_yuan", "whole", "60", "CNY a person", "S62 S64b"),
    Default("accompanying_one_to_one", "whole", "5", "guests", "S63 S117", "Above that one for two guests."),
    Default("hotel_stars", "whole", "4", "stars", "S62 S64b"),
    Default("hotel_stars_minister", "whole", "5", "stars", "S62 S64b"),
    Default("rectification_working_days", "whole", "10", "working days", "", "OVS-01: to rectify a finding. " + UNSURE),
    Default("open_findings", "word", "warn", "", "S06 S12c", "OVS-01: info, warn or block; the weight is the school's own."),
]


@dataclass(frozen=True)
class Limits:
    """All limits in force on one day; every attribute is a row of the table."""

    days_abroad: Mapping[int, int]
    poor_connection_days: int
    countries: int
    group_size: int
    leaders_gap_months: int
    substantive_share: Fraction
    leadership_abroad_at_once: int
    administrator_days_a_year: int
    online_filing_days: int
    lead_days: Mapping[int, int]
    lead_days_schengen: int
    lead_days_hk_macau: int
    lead_days_taiwan: int
    notice_working_days: int
    second_notice_days: int
    unit_review_working_days: int
    vetting_working_days: int
    secrecy_working_days: int
    vetting_valid_days: int
    approval_working_days: int
    permit_working_days: int
    passport_valid_months: int
    briefing_days_before: int
    passport_draw_days_before: int
    passport_return_days: int
    passport_due_basis: str
    passport_lock_days: int
    lost_passport_days: int
    passport_owed: str
    custody_two_people: str
    report_days: int
    sharing_days: int
    report_alike_percent: int
    settlement_days: int
    archive_by: str
    disposal_days: int
    guest_days_hosted: int
    guest_lead_days: int
    official_guest_lead_days: int
    guest_lead_days_visa: int
    guest_lead_days_hk_macau: int
    upward_guest_lead_days: int
    script_days: int
    large_audience: int
    security_days: int
    f_visa_days: int
    reception_plan_leader_working_days: int
    reception_plan_days: int
    lodging_hours: int
    lodging_hours_hk_macau: int
    lodging_hours_taiwan: int
    lodging_hours_taiwan_country: int
    visit_summary_working_days: int
    gift_yuan: int
    gift_yuan_minister: int
    gift_received_yuan: int
    guest_meals_yuan_minister: int
    guest_meals_yuan: int
    banquet_yuan: int
    banquets: int
    buffet_yuan: int
    cocktail_yuan: int
    tea_yuan: int
    accompanying_one_to_one: int
    hotel_stars: int
    hotel_stars_minister: int
    rectification_working_days: int
    open_findings: str

    def passport_due(self, *, came_home: date, left: date | None = None, days: int | None = None) -> date:
        """The last day to hand the passport in (收缴期限): the day after entry is day 1.

        With the basis ``planned`` it is the departure + approved days + 7; then both are needed.
        """
        grace = timedelta(days=self.passport_return_days)
        if self.passport_due_basis == "planned" and left is not None and days is not None:
            return left + timedelta(days=days) + grace
        return came_home + grace

    def passport_due_after_cancelling(self, *, cancelled: date) -> date:
        """A trip that is not taken: the same days from the cancellation."""
        return cancelled + timedelta(days=self.passport_return_days)


def parse(kind: str, value: str) -> Any:
    """The typed value of a row; ValueError when the text is not of its kind."""
    if kind == "whole":
        return _whole(value)
    if kind == "share":
        share = Fraction(value) if "/" in value else Fraction(Decimal(value))
        if not 0 <= share <= 1:
            raise ValueError(value)
        return share
    if kind == "table":
        pairs = (step.split(":") for step in value.split(","))
        return {_whole(key): _whole(number) for key, number in pairs}
    if not value:
        raise ValueError(value)
    return value


def _whole(value: str) -> int:
    number = int(value.strip())
    if number < 0:
        raise ValueError(value)
    return number


def limits_from(rows: Iterable[tuple[str, str, str]] = ()) -> Limits:
    """Limits from (code, kind, value) rows laid over the national defaults; unknown codes are passed over."""
    values = {row.code: parse(row.kind, row.value) for row in DEFAULTS}
    values |= {code: parse(kind, value) for code, kind, value in rows if code in values}
    return Limits(**values)


NATIONAL = limits_from()
