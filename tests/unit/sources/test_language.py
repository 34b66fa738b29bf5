"""Which language a text is in: scripts, neighbours of French, short texts, and « it cannot be told »."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sawt_reader.sources import article_from_text
from sawt_reader.sources.language import FRENCH, UNKNOWN, detect

# One text a language, all invented: the port is closed, and somebody says so.
TEXTS = {
    "ar": "قال رئيس البلدية يوم الإثنين إن الميناء سيبقى مغلقا ثلاثة أسابيع.",
    "br": "Lavaret en deus ar maer dilun e chomo serr ar porzh e-pad teir sizhun.",
    "ca": "L'alcaldessa va dir dilluns que el port es quedarà tancat tres setmanes.",
    "de": "Die Bürgermeisterin sagte am Montag, der Hafen bleibe drei Wochen geschlossen.",
    "el": "Η δήμαρχος είπε τη Δευτέρα ότι το λιμάνι θα μείνει κλειστό για τρεις εβδομάδες.",
    "en": "The mayor said on Monday that the harbour would stay closed for three weeks.",
    "es": "La alcaldesa dijo el lunes que el puerto seguirá cerrado durante tres semanas.",
    "eu": "Alkateak astelehenean esan zuen portua hiru astez itxita egongo dela.",
    "fa": "شهردار روز دوشنبه گفت که بندر سه هفته بسته خواهد ماند.",
    "gcf": "Lendi, mè-la di pò-la ké rété fèmé pannan twa simenn davwa travay-la poko fin.",
    "he": "ראש העיר אמרה ביום שני שהנמל יישאר סגור במשך שלושה שבועות.",
    "ht": "Majistra a te di lendi ke pò a ap rete fèmen pandan twa semèn.",
    "it": "La sindaca ha detto lunedì che il porto resterà chiuso per tre settimane.",
    "ja": "市長は月曜日、港は三週間閉鎖されると述べた。",
    "ko": "시장은 월요일에 항구가 3주 동안 폐쇄될 것이라고 말했다.",
    "mt": "Is-Sindku qal it-Tnejn li l-port se jibqa' magħluq għal tliet ġimgħat.",
    "nl": "De burgemeester zei maandag dat de haven drie weken gesloten blijft.",
    "oc": "La cònsola diguèt diluns que lo pòrt demorarà barrat tres setmanas.",
    "pl": "Burmistrz powiedziała w poniedziałek, że port będzie zamknięty przez trzy tygodnie.",
    "pt": "A presidente da câmara disse na segunda-feira que o porto ficará fechado três semanas.",
    "ro": "Primărița a spus luni că portul va rămâne închis trei săptămâni.",
    "ru": "Мэр сказала в понедельник, что порт будет закрыт три недели.",
    "tr": "Belediye başkanı pazartesi günü limanın üç hafta kapalı kalacağını söyledi.",
    "vi": "Thị trưởng nói hôm thứ Hai rằng cảng sẽ đóng cửa trong ba tuần.",
    "zh": "市长星期一表示，港口将关闭三个星期。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "La maire a dit lundi que le port restera fermé trois semaines.",
        "Le maire nie",
        "Jeanne Corbin",
        "Fermeture définitive centre commercial Beaulieu Nantes Loire",
        "PORT FERMÉ : COLÈRE À LENS",
        "12 345",
        "",
        "Classement : 1. Corbin 2. Morel 3. Haddad 4. Roux 5. Le Guen",
        "M. Kaba Arnal part. M. Kada Arnal part. M. Kafa Arnal part.",
        "Weekend shopping : le « black friday » de Lens",
    ],
)
def test_french_is_french_however_short(text: str) -> None:
    assert detect(text) == FRENCH


def test_a_few_words_of_english_are_english() -> None:
    assert detect("The mayor denies everything") == "en"


@pytest.mark.parametrize(
    "text", ["Asdf qwer zxcv uiop hjkl bnm poiu lkjh", "Der Hafen was closed und nobody knows warum"]
)
def test_what_cannot_be_told_is_not_called_french(text: str) -> None:
    article = article_from_text(text)
    assert article.language == UNKNOWN
    assert article.notice == "The language of this text cannot be told: only its quotation marks are read."


def test_a_plainly_french_text_is_read_without_the_library() -> None:
    script = (
        "import sys; from sawt_reader.sources import article_from_text as read;"
        "read('La maire a dit que le port est fermé pour trois semaines.\\n\\n' * 9);"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-P", "-c", script], timeout=60).returncode == 0
