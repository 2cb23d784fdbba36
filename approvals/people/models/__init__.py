"""What is stored about people: accounts, the organisation, what was held from when to when, and programs' keys."""

from approvals.people.models.holdings import Holding, Role, RoleGrant
from approvals.people.models.person import Person
from approvals.people.models.token import ApiToken, Scope
from approvals.people.models.unit import Duty, Post, Unit

__all__ = ["ApiToken", "Duty", "Holding", "Person", "Post", "Role", "RoleGrant", "Scope", "Unit"]
