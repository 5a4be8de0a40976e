"""A small graph that keeps every rule of the contract, as TriG to be broken in one place at a time."""

from __future__ import annotations

from pyoxigraph import RdfFormat, Store

from diplograph.ontology import registry

PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in registry().prefixes.items())

GOOD = """
dgi:norway a dg:State ; rdfs:label "Norway"@en ; skos:altLabel "Oslo"@en ; dg:wikidataId "Q20" ; owl:sameAs wd:Q20 ;
    dg:isoAlpha2 "NO" ; dg:isoAlpha3 "NOR" ; dg:unM49 "578" .
dgi:chile a dg:State ; rdfs:label "Chile"@en ; dg:wikidataId "Q298" ; owl:sameAs wd:Q298 .
dgi:peru a dg:State ; rdfs:label "Peru"@en .
dgi:lima a dg:Settlement ; rdfs:label "Lima"@en .
dgi:minister a dg:Official ; rdfs:label "Ana Soto"@en .
dgi:post a dg:Position ; rdfs:label "Foreign Minister of Chile"@en ; dg:positionIn dgi:chile .
dgi:copper a dg:Product ; rdfs:label "copper"@en .
dgi:norway dg:metWith dgi:chile .
dgi:chile dg:metWith dgi:norway .
dgi:norway dg:exportsTo dgi:peru .
dgi:chile dg:supports dgi:peru .
dgi:run a prov:Activity ; prov:used dgi:one , dgi:two ; prov:wasAssociatedWith dgi:software ;
    prov:endedAtTime "2026-01-02T03:04:05Z"^^xsd:dateTime .
dgi:software a prov:SoftwareAgent ; rdfs:label "diplograph"@en ; owl:versionInfo "1" .

dgi:one {
dgi:one a dg:Document ; dcterms:title "One" ; dcterms:issued "2026-01-01"^^xsd:date ; dcterms:source "one.txt" ;
    dg:textSha256 "0000000000000000000000000000000000000000000000000000000000000001" .
dgi:norway dg:mentionedIn dgi:one . dgi:chile dg:mentionedIn dgi:one . dgi:peru dg:mentionedIn dgi:one .
dgi:lima dg:mentionedIn dgi:one . dgi:minister dg:mentionedIn dgi:one . dgi:post dg:mentionedIn dgi:one .
dgi:e1 a dg:Evidence ; dg:inDocument dgi:one ; oa:exact "Norway met Chile" ; oa:start 4 ; oa:end 20 ;
    dg:sentence "Norway met Chile in Lima." .
dgi:s1 a dg:RelationStatement ; dg:subject dgi:norway ; dg:predicate dg:metWith ; dg:object dgi:chile ;
    dg:polarity dgc:affirmed ; dg:modality dgc:actual ; dg:attributionKind dgc:author ; dg:place dgi:lima ;
    dg:time "2025-10"^^edtf:EDTF ; dg:startDate "2025-10-01"^^xsd:date ; dg:endDate "2025-10-31"^^xsd:date ;
    dg:timeText "in October" ;
    dg:confidence 0.9 ; dg:extractor "lexicon:meet" ; dg:evidence dgi:e1 ; prov:wasGeneratedBy dgi:run .
dgi:s2 a dg:RelationStatement ; dg:subject dgi:norway ; dg:predicate dg:exportsTo ; dg:object dgi:peru ;
    dg:polarity dgc:affirmed ; dg:modality dgc:actual ; dg:attributionKind dgc:author ;
    dg:confidence 0.8 ; dg:extractor "lexicon:export" ; dg:evidence dgi:e1 ; prov:wasGeneratedBy dgi:run .
dgi:s3 a dg:RelationStatement ; dg:subject dgi:peru ; dg:predicate dg:attacked ; dg:object dgi:chile ;
    dg:polarity dgc:negated ; dg:modality dgc:possible ;
    dg:attributionKind dgc:reported ; dg:attributedTo dgi:minister ;
    dg:confidence 0.7 ; dg:extractor "lexicon:attack" ; dg:evidence dgi:e1 ; prov:wasGeneratedBy dgi:run .
dgi:c1 a dg:Claim ; dg:claimText "Peru will not attack" ; dg:target dgi:peru ; dg:conveys dgi:s3 ;
    dg:polarity dgc:affirmed ; dg:modality dgc:actual ; dg:attributionKind dgc:reported ; dg:attributedTo dgi:minister ;
    dg:confidence 0.6 ; dg:extractor "claims" ; dg:evidence dgi:e1 ; prov:wasGeneratedBy dgi:run .
dgi:o1 a dg:Observation ; dg:subject dgi:norway ; dg:counterpart dgi:peru ; dg:indicator dgc:exports ;
    dg:product dgi:copper ; dg:year 2024 ; dg:value 2600000000.0 ; dg:valueUpper 3000000000.0 ; dg:unitCode "USD" ;
    dg:unit <http://publications.europa.eu/resource/authority/currency/USD> ; dg:valueText "$2.6 to 3 billion" ;
    dg:comparator dgc:about ;
    dg:polarity dgc:affirmed ; dg:modality dgc:actual ; dg:attributionKind dgc:author ;
    dg:confidence 0.5 ; dg:extractor "figures" ; dg:evidence dgi:e1 ; prov:wasGeneratedBy dgi:run .
}

dgi:two {
dgi:two a dg:Document ; dcterms:title "Two" ; dcterms:issued "2026-02"^^edtf:EDTF ;
    dg:textSha256 "0000000000000000000000000000000000000000000000000000000000000002" .
dgi:chile dg:mentionedIn dgi:two . dgi:peru dg:mentionedIn dgi:two .
dgi:e2 a dg:Evidence ; dg:inDocument dgi:two ; oa:exact "it backs 𝔓eru" ; oa:start 0 ; oa:end 13 ;
    dg:sentence "Chile said it backs 𝔓eru." .
dgi:s4 a dg:RelationStatement ; dg:subject dgi:chile ; dg:predicate dg:supports ; dg:object dgi:peru ;
    dg:polarity dgc:affirmed ; dg:modality dgc:actual ; dg:attributionKind dgc:reported ; dg:attributedTo dgi:chile ;
    dg:time "2015/.."^^edtf:EDTF ; dg:startDate "2015-01-01"^^xsd:date ;
    dg:confidence 0.9 ; dg:extractor "lexicon:support" ; dg:evidence dgi:e2 ; prov:wasGeneratedBy dgi:run .
}
"""


def broken(old: str, new: str) -> str:
    """The good graph with one passage replaced, once; an empty `old` puts `new` in front."""
    assert old in GOOD, old
    return GOOD.replace(old, new, 1) if old else new + "\n" + GOOD


def store(trig: str = GOOD) -> Store:
    """A store of TriG without prefixes."""
    made = Store()
    made.load(PREFIXES + trig, format=RdfFormat.TRIG)
    return made
