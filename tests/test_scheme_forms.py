"""Forms of scheme names beyond a head with capitals in front of it, each beside what only looks like one."""

import pytest

from tests.test_schemes import read

FORMS: list[tuple[str, list[str]]] = [
    ("It is part of the Parks for Everybody Strategy.", ["Parks for Everybody Strategy"]),
    ("The Homes for Holt scheme was extended.", ["Homes for Holt scheme"]),
    ("The Board extended the Ward to Home project.", ["Ward to Home project"]),
    ("A bid was made for a Harbour Wall Study.", ["Harbour Wall Study"]),
    ("The cost of the Corn Exchange Renewal scheme has risen.", ["Corn Exchange Renewal scheme"]),
    ("# B999 Eastgate Link - award of contract", ["B999 Eastgate Link"]),
    ("# Weston Relief Road – compulsory purchase", ["Weston Relief Road"]),
    ("It supports the Kingsby Transport Plan 4 and was noted.", ["Kingsby Transport Plan 4"]),
    ("The Councillor Community Grant was renewed.", ["Councillor Community Grant"]),
    ("# HB/05/31/07 Better Parks Fund", ["Better Parks Fund"]),
    ("# HB(31)7 Better Parks Fund", ["Better Parks Fund"]),
    ("The COVID-19 Response Fund was closed.", ["COVID-19 Response Fund"]),
    ("The Isle of Quarr Community Fund opens today.", ["Isle of Quarr Community Fund"]),
    ("It took £40 from the Transformation Reserve.", ["Transformation Reserve"]),
    ("The Delivering Better Value programme goes on.", ["Delivering Better Value programme"]),
    ("The Mayor's Kindness Fund is open.", ["Mayor's Kindness Fund"]),
    ("It backs the Homes for the Valley programme.", ["Homes for the Valley programme"]),
    ("# Family Hubs and Start for Life Programme", ["Family Hubs and Start for Life Programme"]),
    ("Members joined the Village Speedwatch scheme.", ["Village Speedwatch scheme"]),
    ("The Clerk praised the 20's Plenty campaign.", ["20's Plenty campaign"]),
    ("It joined the Best Start in Life Programme.", ["Best Start in Life Programme"]),
    ("It joined the new Pride of Quarr Fund.", ["Pride of Quarr Fund"]),
    ("Progress against the Council Plan 2023-2027 was noted.", ["Council Plan"]),
    ("It meets the Let’s Do It Strategy.", ["Let’s Do It Strategy"]),
    # what only looks like one
    ("The Director of Life Programme came.", []),
    ("The Third Sector Funding Task and Finish Group met; the Village Plan Continuity Officer came.", []),
    ("Declarations of Interest and Whipping Arrangements", []),
    ("Chair’s Welcome and Meeting Protocol", []),
    ("Dan Carr for Anna Grant OBE", []),
    ("It had the End of Year Plan for 2023/24.", []),
    ("It is in the Forward Plan of Key Decisions.", []),
    ("The Panel Work Programme was agreed.", []),
    ("It took £40 from the General Reserve.", []),
    ("Family Hubs met. The Clerk of Quarr Community Fund came.", ["Quarr Community Fund"]),
    ("It follows the Kingsby Transport Plan 4", ["Kingsby Transport Plan"]),
    ("Members: Anne-Louise Grant, Brian Hepworth", []),
    ("Councillor Anna Grant, Cabinet Member for Roads, spoke.", []),
    ("Councillor Grant and Mrs J. Grant sent apologies; Anna Grant came.", []),
    ("The Cabinet Member for Housing Strategy spoke.", []),
    ("Members discussed the Budget for Parks Programme work.", ["Parks Programme"]),
    ("# Mill Road - resurfacing", []),
    ("# Planning Application - Link House", []),
    ("A Feasibility Study was ordered.", []),
    ("It moved from the Council to Harbour Fund.", ["Harbour Fund"]),
]


@pytest.mark.parametrize(("text", "names"), FORMS, ids=[case[0][:40] for case in FORMS])
def test_reads_forms_of_names(text: str, names: list[str]) -> None:
    assert [scheme.name for scheme in read(text)] == names
