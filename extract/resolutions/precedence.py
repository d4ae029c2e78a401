"""Which sentences count as decisions beside a stronger one: by the item, and by how the body prints decisions.

Where a body prints RESOLVED, "It was agreed that officers would write" is discussion; where it prints nothing else, it
is the decision.
"""

import re
from collections.abc import Sequence

from extract.resolutions.echoes import without_echoes
from extract.resolutions.groups import groups_of
from extract.resolutions.passages import Passage
from extract.resolutions.standing import goes_on, is_beside_head, is_own_outcome, leads_limbs, stands_alone
from extract.resolutions.triggers import AGREED, FORMAL, NOTED, Trigger
from models import ResolutionStatus

# What is decided whatever else is: who chairs, that the last minutes are right
_OF_THEIR_OWN = {
    "elected": re.compile(r"\b(?:re-?)?(?:elect|appoint|co-opt|nominat)", re.IGNORECASE),
    "minutes_confirmed": re.compile(r"\bminutes?\b|\brecord\b", re.IGNORECASE),
}
# Rules that in a house with a formal style count only as the last word of an item
_TALKATIVE = frozenset(["agreed_sentence", "bare_verb", "noted_sentence"])
_STYLED = 3  # formal decisions that make a house's style
_NEAR = 3  # passages
_BELOW = 5  # passages from what was moved, over a vote, to the RESOLVED that came of it


def weaker_that_count(
    passages: Sequence[Passage], formal: Sequence[Trigger], weaker: Sequence[Trigger]
) -> list[Trigger]:
    """List the sentences that count as decisions beside the `formal` ones of a paper."""
    groups = groups_of(passages)
    weaker = without_echoes(passages, groups, weaker)
    house = _House(passages, groups, formal, weaker)
    return [trigger for trigger in weaker if house.counts(trigger)]


class _House:
    """How strongly each item of a paper decides, and in what style."""

    def __init__(
        self, passages: Sequence[Passage], groups: Sequence[int], formal: Sequence[Trigger], weaker: Sequence[Trigger]
    ) -> None:
        self.passages, self.groups, self.formal = passages, groups, formal
        self.best: dict[int, int] = {}
        for trigger in [*formal, *weaker]:
            # "it was resolved to pay" in running words is no style of print: "the accounts were approved" counts beside
            # it; a lost amendment silences none
            quiet = trigger.rule == "resolved_sentence" or trigger.status is ResolutionStatus.LOST
            strength = AGREED if quiet else trigger.strength
            self.best[groups[trigger.at]] = max(self.best.get(groups[trigger.at], 0), strength)
        self.styled = sum(1 for t in formal if t.rule != "resolved_sentence") >= _STYLED
        self.last = {group: at for at, group in enumerate(groups)}
        self.parted = len(set(groups)) > 1
        self.resolved = {t.at for t in formal}
        self.agreed = {t.at for t in weaker if t.strength == AGREED and t.rule != "bare_participle"}
        self.noted = {t.at for t in weaker if t.rule == "noted_sentence"}

    def counts(self, trigger: Trigger) -> bool:
        """Tell whether a sentence counts as a decision where it stands."""
        passage, best = self.passages[trigger.at], self.best[self.groups[trigger.at]]
        if trigger.rule == "moved_and_carried" and not self.resolved.isdisjoint(self._behind(trigger)):
            return False  # over the RESOLVED that came of it
        if trigger.strength == FORMAL or trigger.status is ResolutionStatus.LOST or self._is_of_its_own(trigger):
            return True
        if trigger.rule == "bare_participle" and self._is_said(trigger):
            return False
        if best == FORMAL and self._stands_apart(trigger):
            return True
        if best == FORMAL or (trigger.strength < best and not is_own_outcome(passage, trigger)):
            return False
        closes = trigger.at >= self.last[self.groups[trigger.at]] - 1
        return not self.styled or trigger.rule not in _TALKATIVE or closes

    def _stands_apart(self, trigger: Trigger) -> bool:
        """Tell a paragraph "It was agreed that …" in minutes without any heading, and not beside a formal one."""
        passage, near = self.passages[trigger.at], {trigger.at - 1, trigger.at, trigger.at + 1}
        told = (
            trigger.rule == "agreed_sentence" and passage.text.startswith("It was") and trigger.start == passage.start
        )
        return told and not self.parted and self.resolved.isdisjoint(near)

    def _is_of_its_own(self, trigger: Trigger) -> bool:
        """Tell what counts beside any other decision of its item."""
        passage, at = self.passages[trigger.at], trigger.at
        if trigger.rule == "moved_and_carried":
            return at not in self.resolved
        if trigger.rule in _OF_THEIR_OWN:
            return not self._is_said_formally(trigger)
        if trigger.rule == "agreed_sentence":
            return (
                stands_alone(passage, trigger)
                or is_beside_head(self.passages, trigger, self.formal)
                or goes_on(passage, trigger, self.formal)
            )
        return leads_limbs(passage, trigger)

    def _behind(self, trigger: Trigger) -> list[int]:
        """The passages right behind, in the same item."""
        here = range(trigger.at + 1, min(trigger.at + _BELOW, len(self.groups)))
        return [at for at in here if self.groups[at] == self.groups[trigger.at]]

    def _is_said_formally(self, trigger: Trigger) -> bool:
        """Tell "The minutes were agreed" near "RESOLVED: That the minutes be signed"."""
        around = range(trigger.at - _NEAR, trigger.at + _NEAR + 1)
        near = {n for at in self.resolved.intersection(around) for n in (at, at + 1) if n < len(self.passages)}
        spoken = [self.passages[n] for n in near if self.passages[n].item == self.passages[trigger.at].item]
        return any(_OF_THEIR_OWN[trigger.rule].search(passage.text) for passage in spoken)

    def _is_said(self, trigger: Trigger) -> bool:
        """Tell the column "Outcome" of what the words before it decided: "Approved"."""
        alone = len(self.passages[trigger.at].text.split()) == 1
        group = self.groups[trigger.at]
        before = [at for at in range(max(0, trigger.at - 2), trigger.at) if self.groups[at] == group]
        noting = trigger.strength == NOTED and not self.noted.isdisjoint(before)  # of "The Board noted the report."
        return alone and (noting or not self.agreed.isdisjoint(before))
