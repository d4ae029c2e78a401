"""Views for people who open a minute book in another tool: whole rows in plain words, current papers only."""

from collections.abc import Iterable

_PAPER = """
    p.date AS paper_date,
    p.body AS body,
    p.organisation AS authority,
    p.title AS paper_title"""

_PLACE = """
    e.quote AS quote,
    e.page AS page,
    e.section AS section,
    e.item AS item,
    p.id AS paper,
    p.source AS source,
    r.id AS id,
    r.rule AS rule"""

_JOINS = """
    JOIN records r ON r.key = x.key
    JOIN papers p ON p.key = r.paper_key
    JOIN evidence e ON e.record_key = x.key AND e.number = 0
    WHERE """


FIRST = ("decisions", "money", "key_dates", "people", "funds")
"""Those of the first release; a later one is made by the migration that makes its table."""


def views(counted: str, names: Iterable[str] | None = None) -> dict[str, str]:
    """The views of these names, else all; `counted` says of a record `r` and its paper `p` whether they are shown."""
    return {name: _VIEWS[name] + counted for name in names or _VIEWS}


_VIEWS = {
    "decisions": f"""SELECT coalesce(x.date, p.date) AS date, {_PAPER}, x.title AS title, x.status AS status,
    x.verbs AS verbs, x.text AS text, x.mover AS mover, x.seconder AS seconder, x.vote AS vote, {_PLACE}
    FROM resolutions x {_JOINS}""",
    "money": f"""SELECT {_PAPER}, x.amount AS amount, x.pounds AS pounds, x.approximate AS approximate,
    x.kind AS kind, x.period AS period, x.period_start AS period_start, x.period_end AS period_end,
    x.subject AS subject, x.scheme AS scheme, x.organisation AS organisation, {_PLACE}
    FROM budgets x {_JOINS}""",
    "key_dates": f"""SELECT x.period_start AS date, x.period_end AS until, x.period AS printed,
    x.precision AS precision, x.inferred AS inferred, x.role AS role, x.about AS about, {_PAPER}, {_PLACE}
    FROM dates x {_JOINS}""",
    "people": f"""SELECT x.name AS name, x.post AS post, x.organisation AS organisation, x.role AS role,
    x.email AS email, x.phone AS phone, {_PAPER}, {_PLACE}
    FROM officers x {_JOINS}""",
    "funds": f"""SELECT x.name AS name,
    (SELECT group_concat(n.name, '; ') FROM scheme_names n WHERE n.scheme_key = x.key AND n.number > 0) AS aliases,
    {_PAPER}, {_PLACE}
    FROM schemes x {_JOINS}""",
    "tasks": f"""SELECT x.owners AS owners, x.task AS task, x.period AS due, x.period_start AS due_from,
    x.period_end AS due_until, x.status AS status, {_PAPER}, {_PLACE}
    FROM actions x {_JOINS}""",
}
