"""The sample article: every person, organisation and place, one line each, nothing else."""

from pathlib import Path

SAMPLE = Path(__file__).parents[3] / "seeds" / "sample-article.txt"

EXPECTED = {
    "Nikolai Patroushev": ("person", 3),
    "Ali Shamkhani": ("person", 2),
    "Yuri Inhat": ("person", 1),
    "Kirillo Budanov": ("person", 1),
    "Conseil national de sécurité russe": ("organisation", 1),
    "Wall Street Journal": ("organisation", 1),
    "Rossiyskaya Gazeta": ("organisation", 1),
    "The New York Times": ("organisation", 1),
    "Direction du renseignement de la défense": ("organisation", 1),
    "Russie": ("place", 8),
    "Iran": ("place", 6),
    "Ukraine": ("place", 5),
    "Téhéran": ("place", 7),
    "Moscou": ("place", 3),
    "Kremlin": ("organisation", 1),
    "Occident": ("place", 2),
    "Kiev": ("place", 1),
    "États-Unis": ("place", 1),
    "Crimée": ("place", 1),
    "Yémen": ("place", 1),
    "Syrie": ("place", 1),
    "Washington": ("place", 1),
}


def test_the_entities_of_the_sample_article(entities):
    found = entities(SAMPLE.read_text("utf-8"))
    assert {name: (entity.kind, len(entity.mentions)) for name, entity in found.items()} == EXPECTED


def test_what_is_said_of_them(entities):
    found = entities(SAMPLE.read_text("utf-8"))
    assert found["Nikolai Patroushev"].roles == ("secrétaire du Conseil national de sécurité russe",)
    assert set(found["Nikolai Patroushev"].aliases) == {"Patrouchev", "Patroushev"}
    assert "chef de la Direction du renseignement de la défense" in found["Kirillo Budanov"].roles
    assert (found["Téhéran"].country, found["Crimée"].country, found["Occident"].country) == ("IR", "UA", None)
