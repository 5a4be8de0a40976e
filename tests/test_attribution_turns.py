from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.extraction.claims.turns import first_person_blocks
from diplograph.reading import read_text
from sayings import attributed, claims_of, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

TALKS = """Press statements after talks in Accra

2019-05-06, Accra

President of France Emmanuel Macron: Mr President, friends,

We have just ended our talks. France supports Ghana. I am grateful to our friends for the warm welcome.

Last year our trade grew. We support Togo.

President of Russia Vladimir Putin (retranslated): I would like to thank the people of Ghana. Russia supports Benin.

Question: Mr Putin, does Mali support Niger?

Vladimir Putin: We will see about this next year. Russia supports Mali.

* * *

The guests left at noon. Ghana supports Niger.
"""

STATEMENT = """Statement by Jens Stoltenberg on the flood

5 May 2016

I deplore the loss of life in the delta. NATO supports Ghana.

We have sent boats and doctors to the coast. Norway supports Togo.

It is important that the dikes are rebuilt before winter.
"""


def test_paragraphs_of_a_turn_are_claims_of_its_speaker(extractor: Extractor) -> None:
    """Each paragraph after a speaker's label is one quoted claim of the speaker until the next label."""
    found = said(extractor, TALKS)
    assert [speaker for speaker, _ in found] == [
        "emmanuel-macron",
        "emmanuel-macron",
        "vladimir-putin",
        "vladimir-putin",
    ]
    assert found[1][1] == "Last year our trade grew. We support Togo."
    assert {c.qualifiers.attribution.kind.value for c in claims_of(extractor, TALKS)} == {"quoted"}


def test_relations_in_a_turn_have_its_speaker(extractor: Extractor) -> None:
    """Relations told in a turn are attributed, those before and after the transcript are not."""
    found = attributed(extractor, TALKS)
    assert found[("france", "supports", "ghana")] == "emmanuel-macron"
    assert found[("russia", "supports", "benin")] == "vladimir-putin"
    assert found[("russia", "supports", "mali")] == "vladimir-putin"
    assert found[("ghana", "supports", "niger")] is None


def test_we_in_a_turn_is_the_state_of_the_speaker(extractor: Extractor) -> None:
    """The first person plural of a head of state stands for his state."""
    assert attributed(extractor, TALKS)[("france", "supports", "togo")] == "emmanuel-macron"


def test_questions_of_strangers_are_nobodys(extractor: Extractor) -> None:
    """What an unnamed reporter asks is neither claim nor attributed."""
    assert not any("Niger" in words for _, words in said(extractor, TALKS))


def test_greetings_are_no_claims(extractor: Extractor) -> None:
    """A paragraph of a few words that only addresses the audience claims nothing."""
    assert not any(words.startswith("Mr President") for _, words in said(extractor, TALKS))


def test_answers_belong_to_who_was_asked(extractor: Extractor) -> None:
    """The label of an answer hands over to the person who answered before."""
    text = (
        "Interview\n\nVladimir Putin: I came to hear what you think of our plans.\n\n"
        "Question: Will you go?\n\nAnswer: We shall go when the snow has melted away.\n"
    )
    assert said(extractor, text)[-1] == ("vladimir-putin", "We shall go when the snow has melted away.")


def test_statement_in_the_first_person_belongs_to_the_head(extractor: Extractor) -> None:
    """A document in the first person whose head names its speaker is spoken by him throughout."""
    found = said(extractor, STATEMENT)
    assert [speaker for speaker, _ in found] == ["jens-stoltenberg"] * 3
    assert attributed(extractor, STATEMENT)[("norway", "supports", "togo")] == "jens-stoltenberg"


def test_unknown_speaker_of_a_statement_is_registered(extractor: Extractor) -> None:
    """A speaker whom only the head of the statement names becomes a person of the document."""
    text = STATEMENT.replace("Jens Stoltenberg", "Foreign Minister Arvid Dalen")
    assert {speaker for speaker, _ in said(extractor, text)} == {"arvid-dalen"}


HEADS = [
    (
        "Press statement by Foreign Minister, Dr. Penny Wong following her talks with the President of Kenya",
        "penny-wong",
    ),
    ("Penny Wong: speech on the Pacific", "penny-wong"),
    ("Secretary Antony J. Blinken Remarks to the Press", "antony-blinken"),
    ("Address by H.E. Mr. Andrzej Duda, President of the Republic of Poland, to the Parliament", "andrzej-duda"),
    ("Opening statement of Foreign Minister Annalena Baerbock", "annalena-baerbock"),
    ("Remarks at a press conference\n\nLloyd J. Austin III, Secretary of Defense", "lloyd-austin"),
    ("Intervention of the Minister of Transport of Portugal, Rui Tavares Gomes", "rui-tavares-gomes"),
    ("Statement by the Ministry of Foreign Affairs of Georgia", "ministry-of-foreign-affairs-of-georgia"),
]


@pytest.mark.parametrize(("head", "speaker"), HEADS)
def test_heads_name_the_speaker_in_many_forms(extractor: Extractor, head: str, speaker: str) -> None:
    """Whoever the head of a statement in the first person presents as its speaker says all of it."""
    text = STATEMENT.replace("Statement by Jens Stoltenberg on the flood", head)
    assert {said_by for said_by, _ in said(extractor, text)} == {speaker}


@pytest.mark.parametrize(
    "head",
    [
        "Statement after the talks with the President of Poland Andrzej Duda",
        "Joint statement by Penny Wong and Annalena Baerbock",
        "Statement on the sanctions against Sergey Lavrov",
    ],
)
def test_those_whom_a_head_only_speaks_of_are_no_speakers(extractor: Extractor, head: str) -> None:
    """A partner, a topic, or two who speak together are not the one who says "I"."""
    assert not said(extractor, STATEMENT.replace("Statement by Jens Stoltenberg on the flood", head))


def test_we_is_the_state_whose_office_the_speaker_is_known_to_hold(extractor: Extractor) -> None:
    """Where the text gives a speaker no office, the one known of him at its date tells whom "we" are."""
    text = STATEMENT.replace("Jens Stoltenberg", "David Lammy").replace("2016", "2025")
    text = text.replace("Norway supports Togo", "We support Togo")
    assert attributed(extractor, text)[("united-kingdom", "supports", "togo")] == "david-lammy"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Mr. Lavrov", "sergey-lavrov"),
        ("SECRETARY BLINKEN", "antony-blinken"),
        ("MS. OKORO", "okoro"),
        ("FOREIGN MINISTER HALVORSEN", "halvorsen"),
        ("The Secretary-General", "secretary-general"),
    ],
)
def test_labels_by_surname_or_office_open_turns(extractor: Extractor, label: str, speaker: str) -> None:
    """Transcripts know speakers by form of address, in capitals, or by office alone."""
    text = f"Press availability in Accra\n\nAntony Blinken came.\n\n{label}: {TALKS.split('Macron: ')[1]}"
    assert said(extractor, text)[0][0] == speaker


@pytest.mark.parametrize("label", ["The weather in Accra", "Background", "the minister"])
def test_other_words_before_a_colon_are_no_labels(extractor: Extractor, label: str) -> None:
    """A heading or a phrase before a colon opens nobody's turn."""
    text = f"Notes\n\n{label}: It rained. Ghana supports Togo. We saw it.\n\nOur boats left. We stayed here.\n"
    assert attributed(extractor, text)[("ghana", "supports", "togo")] is None


@pytest.mark.parametrize(
    "text",
    [
        "Statement by Jens Stoltenberg on the flood\n\nThe minister deplored the loss.\n\nNATO supports Ghana.\n",
        "A flood in the delta\n\nI deplore the loss of life.\n\nWe have sent boats.\n\nNATO supports Ghana.\n",
    ],
)
def test_no_whole_speech_without_head_or_first_person(extractor: Extractor, text: str) -> None:
    """A report about a statement, or a first person without named speaker, is nobody's speech."""
    assert attributed(extractor, text)[("nato", "supports", "ghana")] is None


def test_headline_with_colon_is_no_turn(extractor: Extractor) -> None:
    """A name with a colon at the head of an article in the third person begins no turn."""
    text = "Macron: Ghana must wait for the grain this year\n\nGhana supports Togo. The grain is late again.\n"
    assert attributed(extractor, text)[("ghana", "supports", "togo")] is None


def test_both_sides_in_a_turn_are_the_speakers_words(extractor: Extractor) -> None:
    """What "the parties" noted is inside the paragraph of the speaker and no claim of its own."""
    text = TALKS.replace("Last year our trade grew.", "The parties noted the need for a new bridge in the north.")
    assert {speaker for speaker, _ in said(extractor, text)} == {"emmanuel-macron", "vladimir-putin"}


def test_first_person_is_counted_outside_quotations() -> None:
    """Only paragraphs whose author says "I" or "we" count, not those that quote somebody who does."""
    text = "Title of it\n\nHe said: “We are here and I am glad.” It was late.\n\nWe are here. It was late.\n"
    spans = first_person_blocks(read_text(text, name="x"))
    assert [text[s.start : s.end] for s in spans] == ["We are here. It was late."]


DIALOGUE = """Meeting in Accra

President of France Emmanuel Macron: Mr President, I would like to thank you for the warm welcome.

Our countries trade with each other. Thank you for your help last year.

President of Ghana John Mahama: Thank you for coming. You visited Kumasi in May. Thank you for your attention.
"""


def test_you_in_a_talk_of_two_is_the_other(extractor: Extractor) -> None:
    """What one of two says to "you" is about the other, and who thanks without a subject is the speaker."""
    found = attributed(extractor, DIALOGUE)
    assert found[("emmanuel-macron", "supports", "john-mahama")] == "emmanuel-macron"
    assert found[("john-mahama", "supports", "emmanuel-macron")] == "john-mahama"
    assert ("emmanuel-macron", "visited", "kumasi") in found


def test_our_countries_in_a_talk_of_two_are_the_states_of_both(extractor: Extractor) -> None:
    """ "Our countries" are those of the speaker and of the one who is spoken to."""
    found = attributed(extractor, DIALOGUE)
    assert ("france", "tradesWith", "ghana") in found or ("ghana", "tradesWith", "france") in found


def test_thanks_to_all_who_listen_are_for_nobody(extractor: Extractor) -> None:
    """ "Thank you for your attention" is no thanks to the other speaker."""
    text = DIALOGUE.replace("Thank you for coming. ", "")
    assert ("john-mahama", "supports", "emmanuel-macron") not in attributed(extractor, text)


def test_you_is_nobody_where_strangers_ask(extractor: Extractor) -> None:
    """With reporters' questions in between, "you" may be anybody."""
    text = DIALOGUE + "\nQuestion: Mr President, do you expect rain?\n"
    assert ("emmanuel-macron", "supports", "john-mahama") not in attributed(extractor, text)


BILATERAL = [
    ("Our trade is growing.", ("france", "tradesWith", "ghana")),
    ("We agreed to build a bridge in the north.", ("france", "agreedWith", "ghana")),
    ("We established diplomatic relations in 1957.", ("france", "hasDiplomaticRelationWith", "ghana")),
    ("We first met in Lisbon.", ("emmanuel-macron", "metWith", "john-mahama")),
]


@pytest.mark.parametrize(("words", "relation"), BILATERAL)
def test_what_takes_two_is_told_of_both_sides(extractor: Extractor, words: str, relation: tuple[str, str, str]) -> None:
    """ "We" and "our" are both sides of a talk of two where what they do or have takes two."""
    text = DIALOGUE.replace("Our countries trade with each other.", words)
    assert attributed(extractor, text).get(relation) == "emmanuel-macron"


def test_what_we_do_with_others_is_the_speakers_own(extractor: Extractor) -> None:
    """ "We agreed with Mali": the guest takes no part in it."""
    text = DIALOGUE.replace("Our countries trade with each other.", "We agreed with Mali to build a bridge.")
    found = attributed(extractor, text)
    assert ("france", "agreedWith", "mali") in found
    assert ("france", "agreedWith", "ghana") not in found


def test_partner_of_a_single_speaker_is_named_in_the_head(extractor: Extractor) -> None:
    """A statement after talks with somebody tells of both sides, too."""
    head = "Statement by Foreign Minister Penny Wong after talks with Foreign Minister of Germany Annalena Baerbock"
    text = STATEMENT.replace("Statement by Jens Stoltenberg on the flood", head)
    text = text.replace("NATO supports Ghana.", "Our trade grew by a tenth.").replace("It is", "We think that it is")
    assert attributed(extractor, text)[("australia", "tradesWith", "germany")] == "penny-wong"


@pytest.mark.parametrize(
    "words",
    [
        "Mr President, I am very happy to see you here in our old harbour.",
        "Your Excellencies, Mr President, ladies and gentlemen, dear friends from the north.",
        "And now, I would like to give the floor to our guest.",
    ],
)
def test_courtesies_in_a_turn_are_no_claims(extractor: Extractor, words: str) -> None:
    """Paragraphs that only greet, thank, hand over or name somebody claim nothing."""
    text = DIALOGUE.replace("Our countries trade with each other. Thank you for your help last year.", words)
    assert words not in {claim for _, claim in said(extractor, text)}


def test_thanks_that_say_for_what_are_claims(extractor: Extractor) -> None:
    """A long sentence of thanks tells of what somebody did."""
    words = "I thank you for the boats that your country sent to our harbours when the flood had cut all roads."
    text = DIALOGUE.replace("Our countries trade with each other. Thank you for your help last year.", words)
    assert ("emmanuel-macron", words) in said(extractor, text)


def test_label_without_blank_after_its_aside_opens_a_turn(extractor: Extractor) -> None:
    """A label that ends in "(retranslated):" needs no blank before the words."""
    text = DIALOGUE.replace("President of Ghana John Mahama: Thank", "President of Ghana John Mahama (in Twi):Thank")
    assert {speaker for speaker, _ in said(extractor, text)} == {"emmanuel-macron", "john-mahama"}


def test_countries_of_a_speaker_and_of_the_one_he_met(extractor: Extractor) -> None:
    """ "Our two countries" in a statement after talks are the speaker's and the partner's."""
    head = "Statement by Foreign Minister Penny Wong after talks with Foreign Minister of Germany Annalena Baerbock"
    text = STATEMENT.replace("Statement by Jens Stoltenberg on the flood", head)
    text = text.replace("NATO supports Ghana.", "Our two countries trade with each other.")
    found = attributed(extractor, text)
    assert ("australia", "tradesWith", "germany") in found or ("germany", "tradesWith", "australia") in found


def test_a_statement_that_the_speech_speaks_of_names_no_speaker(extractor: Extractor) -> None:
    """Whose statement a speaker refers to in the first person does not give the speech."""
    text = (
        "Chad 2024\n\nExcellencies,\n\nI would like to thank you all. Norway supports the statement of the African "
        "Union.\n\nWe are proud of our work.\n\nWe support Togo and our friends there."
    )
    assert "african-union" not in {speaker for speaker, _ in said(extractor, text)}
