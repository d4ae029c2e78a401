"""What people pay to the body: fees, rents, tickets; not what it pays itself."""

from extract.budgets.cues import ABOUT
from extract.budgets.forms import form
from models import BudgetKind

# what people pay to the body: "raise the hire charge to £14", "subscriptions be set at £15", "tickets at £6"
_TARIFF = r"""(?:fees?|charges?|subscriptions?|subs|rents?|tickets?|tariffs?|flag|fares?|permits?|
        (?:pool|hall|room|pitch|court) hire)"""
_SET = r"(?:uplift|increas|rais|ris|set|fix|held|hold|fre?ez|froz|introduc|reduc|charg|fall|go(?:es|ing)?\s+up\b)\w*"
# fees that the body pays itself
_OWED = r"""\b(?:audit\w*|professional|legal|bank|management|insurance|maintenance|hosting|software|contractor\w*|
        supplier\w*|agenc\w+|solicitor\w*|consultan\w+|lease|salar\w+|pay|paid|payable|invoice\w*|quot\w+|association|
        renewal|clerk['’]s)\b"""
_NOT_AUDITED = r"\A(?!.*\b(?:external audit\w*|auditors?)\b)"

CHARGED = (
    # "the tenant has asked for the rent of £18,500": what the body lets comes in
    form(BudgetKind.INCOME, "charged",
         before=r"\btenants?\b[^.;£]{0,60}\brent (?:of|is|was|at) (?:\S+ )?$"),
    form(BudgetKind.INCOME, "charged", unless=_OWED, around=_NOT_AUDITED, before=rf"""
        \b(?:{_SET} [^.;:£]{{0,60}}\b{_TARIFF}|{_TARIFF}\b[^.;:£]{{0,60}}\b{_SET})\b[^.;:£]{{0,40}}\b
        (?:to|at|from|by(?: an average of)?) {ABOUT}
        | \b(?:uplift|increase) (?:in|to) [^.;:£]{{0,60}}\b{_TARIFF} of {ABOUT}
        | \b(?:remov|waiv|abolish|scrap|introduc)\w* (?:[\w’'-]+ ){{0,4}}{_TARIFF} of {ABOUT}
        | \b(?:resolved|agreed) that (?:the )?[^.;:£]{{0,40}}\b{_TARIFF} be {ABOUT}"""),
    # "the following fees would be charged:", and below "£4.50 per hour for the hall"
    form(BudgetKind.INCOME, "charged", before=r"^\W*$", after=r" (?:per|an?|each|for)\b", around=r"""
        \bfollowing (?:[\w-]+ ){0,2}(?:fees|charges|rents|prices|rates|tariffs?)
         (?:would|will|shall|should|to|are|were) (?:be )?(?:charged|set|introduced|applied|made|payable)\b"""),
    # "Permits will cost £45", "Leaseholders will be recharged £9k", "The Christmas fair made £871"
    form(BudgetKind.INCOME, "charged", before=rf"""
        \b(?:permits?|tickets?|places) (?:would |will |now |to )*cost {ABOUT}
        | \bre-?charged {ABOUT}"""),
    # "this year's payment from the operator, £48,215", "the café paid us £9,000"
    form(BudgetKind.INCOME, "received",
         before=rf"""
        \bpayments? from (?![^.;£]{{0,40}}\b(?:reserves?|account|fund)\b)[^.;£]{{2,50}}?[,(]\s*$
        | \b(?:paid|pays|pay) us {ABOUT}"""),
    form(BudgetKind.INCOME, "raised", before=rf"""
        \b(?:fair|f[eê]te|raffle|stall|fund-?rais\w+|quiz|concert|sale|event|collection|bingo|market|barbecue|bbq|morning)\b
        [^.;£]{{0,40}}\b(?:made|took|netted|brought in|raised) {ABOUT}"""),
    # "let the ground floor to a charity at £22,000 a year"
    form(BudgetKind.INCOME, "charged",
         before=rf"\b(?:let|letting|lets) (?:the |an? )[^;£]{{3,160}}?\bat {ABOUT}"),
    # "a fee of £22 per household"
    form(BudgetKind.INCOME, "charged", unless=_OWED, around=_NOT_AUDITED,
         before=rf"\b{_TARIFF}\b.{{0,79}}$",
         after=r"""\s*(?:per|a|an|each|for each)
         (?:household|member|family|plot|child|pupil|adult|person|ticket|session|head)\b"""),
)  # fmt: skip
