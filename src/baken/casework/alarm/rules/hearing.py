"""Who hears an alarm after so many seconds. Nobody may be unheard."""

from collections.abc import Set
from dataclasses import dataclass

from baken.policy.alarm import Step, alarms

GEVAAR = "gevaar"


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """Those who hear it now: who is on telephone duty, and everybody with one of these roles."""

    on_duty: bool
    roles: frozenset[str]

    def reaches(self, *, roles: Set[str], on_duty: bool) -> bool:
        """Return whether somebody with these roles hears it."""
        return (on_duty and self.on_duty) or not self.roles.isdisjoint(roles)


def who_hears(*, kind: str, seconds: float, somebody_free: bool = True) -> Hearing:
    """Return who hears an alarm of this kind that rings for so many seconds.

    When nobody on duty is free, the first step is passed at once: the alarm rings as if the
    second step had come already, and all later steps come as much earlier.
    """
    steps = alarms()[kind].steps
    if not somebody_free and _for_duty_alone(steps[0]) and len(steps) > 1:
        seconds += steps[1].after
    heard = [step for step in steps if step.after <= seconds] or [steps[0]]
    return Hearing(
        on_duty=any(step.on_duty for step in heard),
        roles=frozenset().union(*(step.roles for step in heard)),
    )


def _for_duty_alone(step: Step) -> bool:
    return not step.roles
