"""Who leads what: chairs of organizations, leaders of states, and deeds that only look like leading."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

LEADING = [
    ("Iraqi leader Saddam Hussein spoke.", ["saddam-hussein holdsPosition position-leader-iraq"]),
    ("Fiji is proud of its ASEAN presidency.", ["fiji leads association-of-southeast-asian-nations"]),
    ("Belarus, which holds the SCO chairmanship, was host.", ["belarus leads shanghai-cooperation-organisation"]),
    ("The ASEAN chairmanship passed to Laos.", ["laos leads association-of-southeast-asian-nations"]),
    (
        "Indonesia handed over the chairmanship of ASEAN to Laos.",
        ["laos leads association-of-southeast-asian-nations"],
    ),
    ("As chair of ASEAN, Malaysia hosted the talks.", ["malaysia leads association-of-southeast-asian-nations"]),
    (
        "As foreign minister of Kenya, Raila Odinga visited Chad.",
        ["raila-odinga holdsPosition position-foreign-minister-kenya"],
    ),
    ("Under Angola's chairmanship, the African Union met.", ["angola leads african-union"]),
    ("Raila Odinga heads the Kenyan government.", ["raila-odinga leads kenya"]),
    ("Namibia's ruling party, SWAPO, won.", ["swapo leads namibia"]),
    (
        "The Department of State under Secretary Dean Acheson sent a letter.",
        ["dean-acheson leads united-states-department-of-state"],
    ),
    ("The MPLA, the ruling party in Angola, won.", ["mpla leads angola"]),
    ("Bangladesh's ruling Awami League won.", ["awami-league leads bangladesh"]),
    ("People in Namibia trust the ruling SWAPO.", ["swapo leads namibia"]),
    (
        "Chairman of the African Union Commission – Executive Secretary Ann Okello met Raila Odinga.",
        ["ann-okello leads african-union-commission"],
    ),
    ("The foreign minister of Kenya is Raila Odinga.", ["raila-odinga holdsPosition position-foreign-minister-kenya"]),
]

NOT_LEADING = [
    ("Raila Odinga headed the Kenyan delegation.", ["raila-odinga leads kenya"]),
    ("Kenya's delegation was led by Raila Odinga.", ["raila-odinga leads kenya"]),
    ("Raila Odinga ruled out any military action by Kenya.", ["raila-odinga leads kenya"]),
    ("Raila Odinga directed the African Union to open an office.", ["raila-odinga leads african-union"]),
    ("The ruling of a court in Namibia pleased SWAPO.", ["swapo leads namibia"]),
    ("Namibia's opposition party, SWAPO, won.", ["swapo leads namibia"]),
    ("The foreign minister of Kenya is a friend of Raila Odinga.", ["raila-odinga represents kenya"]),
    ("The rebels seized power in Lusaka.", ["rebels leads lusaka"]),
    (
        "Labour Party leader Keir Starmer won.",
        ["keir-starmer holdsPosition position-leader-labour-party-united-kingdom"],
    ),
    ("Moussa Faki became prime minister in 2003.", ["moussa-faki-mahamat leads african-union-commission"]),
]

BELONGING = [
    (
        "Peru is, along with Chile, a member of the Pacific Alliance.",
        ["peru memberOf pacific-alliance", "chile memberOf pacific-alliance"],
    ),
    ("Georgia is, unlike Estonia, a member of the European Union.", ["georgia memberOf european-union"]),
    ("Peru and Chile cooperate within the Pacific Alliance.", ["chile memberOf pacific-alliance"]),
    ("Labour Party candidate Joan Burton won.", ["joan-burton affiliatedWith labour-party"]),
    ("Laos and Fiji are members of ASEAN, the United Nations and other bodies.", ["fiji memberOf united-nations"]),
    ("The Norwegian Storting rejected the bill.", ["storting affiliatedWith norway"]),
    ("Brazil, a BRICS country, objected.", ["brazil memberOf brics"]),
    ("Norway is a NATO ally.", ["norway memberOf nato"]),
    ("Turkey spends more than any other NATO member.", ["turkiye memberOf nato"]),
    ("Mercosur was established by Brazil and Uruguay.", ["brazil memberOf mercosur", "uruguay memberOf mercosur"]),
    ("The creation of the Nordic Council united Norway and Denmark.", ["norway memberOf nordic-council"]),
]

NOT_BELONGING = [
    ("The Kenyan president praised the Storting.", ["storting affiliatedWith kenya"]),
    ("Serbia, an EU candidate country, objected.", ["serbia memberOf european-union"]),
    ("Kenya is a major non-NATO ally.", ["kenya memberOf nato"]),
    ("Turkey spends more than any NATO member.", ["turkiye memberOf nato"]),
    ("Georgia is, unlike Estonia, a member of the European Union.", ["estonia memberOf european-union"]),
    ("Labour Party candidate Joan Burton won.", ["joan-burton seeksMembershipOf labour-party"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), LEADING + BELONGING)
def test_said(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """The sentence tells who leads, holds an office of, or belongs to something."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), NOT_LEADING + NOT_BELONGING)
def test_not_said(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Who leads a state's delegation, rules something out or stands for a party does not lead the state or join."""
    forbid(extractor, sentence, unwanted)
