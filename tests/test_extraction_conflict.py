"""Tests of who fights, attacks and rules whom: nominal events, colonial history, forces for their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.model import Polarity, Relation
from sayings import extracted

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor


def told(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all relations of a text."""
    return {
        (s.subject, s.predicate, s.object) for s in extracted(extractor, text).statements if isinstance(s, Relation)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighting in the north between the Houthis and Saudi Arabia went on.",
            ("houthis", "inConflictWith", "saudi-arabia"),
        ),
        ("The war in 1977 between Somalia and Ethiopia was long.", ("somalia", "inConflictWith", "ethiopia")),
        ("Turkish forces seized Kyrenia.", ("turkiye", "controls", "kyrenia")),
        ("French military aid to Chad grew.", ("france", "providesAidTo", "chad")),
        ("Iraq attacked and occupied Kuwait.", ("iraq", "attacked", "kuwait")),
        ("Germany conquered what is now Namibia.", ("germany", "controls", "namibia")),
        ("Portugal withdrew from what became Mozambique.", ("portugal", "withdrewForcesFrom", "mozambique")),
        ("Laos became a socialist state supported by Vietnam.", ("vietnam", "supports", "laos")),
        ("An alliance of Serbia and Greece attacked Bulgaria.", ("greece", "attacked", "bulgaria")),
        ("Japan took over the British colony of Singapore.", ("japan", "controls", "singapore")),
        ("Kenya drove al-Shabaab from Mogadishu.", ("al-shabaab", "lostControlOf", "mogadishu")),
        ("A former British colony, Kenya joined the Commonwealth.", ("united-kingdom", "controls", "kenya")),
        ("Conquered by Spain in 1533, Peru sent silver to Madrid.", ("spain", "controls", "peru")),
        ("Under Japanese rule, Taiwan exported sugar.", ("japan", "controls", "taiwan")),
        ("Estonia under Soviet rule had little trade.", ("soviet-union", "controls", "estonia")),
        ("Japan deprived Britain of Hong Kong.", ("united-kingdom", "lostControlOf", "hong-kong")),
        ("Georgia broke away from the Soviet Union.", ("georgia", "becameIndependentFrom", "soviet-union")),
        (
            "A coup led by Augusto Pinochet toppled Salvador Allende.",
            ("augusto-pinochet", "overthrew", "salvador-allende"),
        ),
        ("Missiles fired by Hezbollah hit Israel.", ("hezbollah", "attacked", "israel")),
        ("The Turkish offensive captured Afrin from the YPG.", ("turkiye", "controls", "afrin")),
        ("The militant group Boko Haram attacked Chad.", ("boko-haram", "attacked", "chad")),
        (
            "Chad ceased to be a member of OPEC.",
            ("chad", "withdrewFrom", "opec"),
        ),
        ("Spain and Portugal fought together in Africa.", ("spain", "alliedWith", "portugal")),
        ("Upon independence from France, Chad held a vote.", ("france", "lostControlOf", "chad")),
        (
            "President Saddam Hussein of Iraq spoke. Saddam Hussein's army attacked Kuwait.",
            ("iraq", "attacked", "kuwait"),
        ),
        (
            "President Nicolas Maduro spoke. The Maduro government condemned Chile.",
            ("venezuela", "criticizes", "chile"),
        ),
    ],
)
def test_conflict_is_found(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    """Deeds of war and rule are found in the usual wordings of news and history."""
    assert expected in told(extractor, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The embargo imposed by Canada on Belarus is old.", ("canada", "sanctions", "belarus")),
        ("Norwegian sanctions imposed on Belarus hurt.", ("norway", "sanctions", "belarus")),
        ("Mexico rejects Guatemala's claim to Belize.", ("guatemala", "claimsSovereigntyOver", "belize")),
        ("Kenya and Uganda exchanged fire on Monday.", ("kenya", "inConflictWith", "uganda")),
        ("Fighting broke out in April 1998 between Eritrea and Ethiopia.", ("eritrea", "inConflictWith", "ethiopia")),
        ("The war was fought between Somalia and Ethiopia.", ("somalia", "inConflictWith", "ethiopia")),
        ("Fighting raged between Chad, led by Hissène Habré, and Libya.", ("chad", "inConflictWith", "libya")),
        ("The strikes by Israel and Jordan on Syria went on.", ("israel", "attacked", "syria")),
        ("After two wars with Libya, Chad asked for help.", ("chad", "inConflictWith", "libya")),
        ("Antofagasta was shelled, occupied and annexed by Chile.", ("chile", "attacked", "antofagasta")),
        ("Mosul was attacked and overrun by Islamic State.", ("islamic-state", "controls", "mosul")),
        (
            "As Germany moved into Russia, Poland and especially the city of Warsaw suffered German air raids.",
            ("germany", "attacked", "warsaw"),
        ),
    ],
)
def test_complements_are_found_where_the_parser_hung_them(
    extractor: Extractor, text: str, expected: tuple[str, str, str]
) -> None:
    """What belongs to a noun may hang on a participle or verb, a list on the phrase before it."""
    assert expected in told(extractor, text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Canada and Norway declared war on Germany.", ("canada", "inConflictWith", "norway")),
        ("Iraq returned Iran's claim to Kuwait.", ("iran", "claimsSovereigntyOver", "kuwait")),
        ("Chad might invade Libya.", ("chad", "inConflictWith", "libya")),
        ("Chad was attacked while Libya was praised by France.", ("france", "attacked", "chad")),
        ("The plan for fighting malaria between Chad and Libya pleased Niger.", ("chad", "inConflictWith", "niger")),
    ],
)
def test_other_complements_stay_where_they_are(extractor: Extractor, text: str, unwanted: tuple[str, str, str]) -> None:
    """Whom war is declared on counts as a foe, what is given to somebody is his, and who may invade is not at war."""
    assert unwanted not in told(extractor, text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("News of the war crossed the border between Chad and Libya.", ("chad", "inConflictWith", "libya")),
        ("Russia and Iran fought against Islamic State.", ("russia", "inConflictWith", "iran")),
        ("The Saudi-led bombing of Yemen went on.", ("saudi-arabia", "leads", "yemen")),
        ("Chad signed and Libya occupied the strip.", ("chad", "signed", "libya")),
        ("Japan took over the British colony of Singapore.", ("japan", "controls", "united-kingdom")),
        ("Kenya met a country that is now a member of NATO.", ("kenya", "metWith", "nato")),
        ("After the fall of Singapore, Australia called for help.", ("australia", "overthrew", "singapore")),
        ("Kenya drove al-Shabaab from Mogadishu.", ("al-shabaab", "lostControlOf", "somalia")),
        ("Houthi missiles hit ships in the Red Sea.", ("red-sea", "attacked", "houthis")),
        ("During the Second World War, Turkey and Spain set up a club.", ("turkiye", "inConflictWith", "spain")),
        ("Expelled from Mali, France closed its base.", ("france", "lostControlOf", "mali")),
        ("The Idlib offensive captured Aleppo.", ("idlib", "controls", "aleppo")),
        ("The treaty left Okinawa under American rule and pleased Japan.", ("united-states", "controls", "japan")),
        ("A former minister of Chad, the visitor left Mali.", ("chad", "withdrewForcesFrom", "mali")),
    ],
)
def test_no_conflict_is_made_up(extractor: Extractor, text: str, unwanted: tuple[str, str, str]) -> None:
    """What only looks alike gives no such statement."""
    assert unwanted not in told(extractor, text)


def test_what_has_yet_to_happen_is_denied(extractor: Extractor) -> None:
    """ "Had yet to declare war" says that no war was declared."""
    found = extracted(extractor, "Brazil had yet to declare war on Germany.").statements
    war = next(s for s in found if isinstance(s, Relation) and s.predicate == "initiatedConflictWith")
    assert war.qualifiers.polarity is Polarity.NEGATED
