"""Where in an archive the words of a quote stand. Every quote is compared: 6,000 articles take some seconds."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.archive.contents import Contents
from sawt_reader.library.records import Repetition
from sawt_reader.library.same_words import Words, compare
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.wording import source_name


def find(contents: Contents, words: str) -> Iterator[tuple[int, Repetition]]:
    """The quotes of an archive that have the words of a quote, each with the number of its article, in their order.

    Raises:
        ReadingError: for something in the archive that is not a reading.
    """
    here = Words(words)
    for number, reading in contents:
        article = reading.article
        for quote in reading.quotes:
            text = " … ".join(article.text[span.start : span.end] for span in quote.spans)
            if (comparison := compare(here, Words(text))) is not None:
                yield (
                    number,
                    Repetition(
                        article=article.id,
                        title=article.title,
                        outlet=article.outlet,
                        day=article.published or "",
                        layer="quote",
                        start=quote.spans[0].start,
                        text=text,
                        speakers=tuple(source_name(source, reading) for source in quote.speakers),
                        unsure=is_doubtful(quote),
                        likeness=comparison.likeness,
                        parts=comparison.parts,
                    ),
                )
