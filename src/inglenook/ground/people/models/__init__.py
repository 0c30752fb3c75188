"""The nouns: a member, what they show of themselves, how they came, and how they go."""

from inglenook.ground.people.models.arrival import Invitation, JoinRequest
from inglenook.ground.people.models.departure import Leaving, Suspension
from inglenook.ground.people.models.member import Member
from inglenook.ground.people.models.profile import Profile

__all__ = ["Invitation", "JoinRequest", "Leaving", "Member", "Profile", "Suspension"]
