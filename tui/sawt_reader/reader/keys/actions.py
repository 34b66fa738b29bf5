"""Every action of the reader: its id, its keys, what runs, how it is described. Keys, palette, footer and help read it.

An id is "subject.action", in lower case with underscores: "article.page_down", "feeds.undo". Users write ids in their
settings, so a renamed id keeps working under its old name: `keymap.ALIASES`.

To add an action: a row here, and a method `action_…` on the class that has `BINDINGS = bindings("its place")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from textual.binding import ActiveBinding, Binding, BindingType

from sawt_reader.i18n import N_, _

Kind = Literal["everywhere", "around", "pane", "input", "dialog"]


class Action(NamedTuple):
    """Something the user can do.

    Attributes:
        id: its name in the settings.
        keys: default keys as Textual names them, separated by commas; "" for a command of the palette only.
        run: the Textual action that does it, "app." in front where it is the application's.
        description: message id of what palette and help show.
        footer: whether the last line of a dialog shows it; for the main screen see `bar`.
        priority: whether its keys work even where an input has focus.
        hint: message id of the hint that the palette shows if there is no key.
    """

    id: str
    keys: str
    run: str
    description: str
    footer: bool = False
    priority: bool = False
    hint: str = ""


class Place(NamedTuple):
    """Where the keys of some actions work.

    Attributes:
        kind: keys "around" the panes work in all of them; text can be typed in an "input", a "dialog" and "everywhere".
        extends: the place whose keys work here, too.
    """

    kind: Kind
    extends: str = ""


PLACES: Final[Mapping[str, Place]] = {
    "everywhere": Place("everywhere"),
    "reading": Place("around"),
    "notes": Place("around"),
    "corrections": Place("around", extends="notes"),
    "panes": Place("around"),
    "article_column": Place("around"),
    "article": Place("pane"),
    "list": Place("pane"),
    "details": Place("pane"),
    "search_bar": Place("input"),
    "filter_bar": Place("input"),
    "dialog": Place("dialog"),
    "picker": Place("dialog", extends="dialog"),
    "library_picker": Place("dialog", extends="picker"),
    "library": Place("dialog", extends="library_picker"),
    "person": Place("dialog", extends="library_picker"),
    "feeds": Place("dialog", extends="picker"),
    "feed": Place("dialog", extends="picker"),
    "note_list": Place("dialog", extends="picker"),
    "note": Place("dialog", extends="dialog"),
    "repetitions": Place("dialog", extends="library_picker"),
    "comparison": Place("dialog", extends="picker"),
    "changes": Place("dialog", extends="picker"),
    "words": Place("dialog", extends="dialog"),
    "tags": Place("dialog", extends="picker"),
    "links": Place("dialog", extends="picker"),
    "help": Place("dialog", extends="dialog"),
    "waiting": Place("dialog", extends="dialog"),
}
_TABLE: Final[Mapping[str, tuple[Action, ...]]] = {
    "everywhere": (
        Action("app.commands_everywhere", "ctrl+p", "app.command_palette", N_("Commands")),
        Action("app.quit_everywhere", "ctrl+q", "app.quit", N_("Quit"), priority=True),
        Action("app.copy", "ctrl+c,super+c", "copy", N_("Copy the selection"), priority=True),
    ),
    "reading": (
        Action("app.help", "question_mark,f1", "app.help", N_("Help")),
        Action("app.quit", "q", "app.quit", N_("Quit")),
        Action("app.suspend", "ctrl+z", "app.suspend", N_("Suspend to the shell; fg resumes")),
        Action("app.commands", "colon", "app.command_palette", N_("Commands")),
        Action("app.open", "o", "app.open", N_("Open an article")),
        Action("app.next_article", "i", "app.step(1)", N_("Next article")),
        Action("app.previous_article", "I", "app.step(-1)", N_("Previous article")),
        Action("app.next_unread", "full_stop", "app.next_unread", N_("Next unread article")),
        Action("app.links", "underscore", "app.links", N_("Links of the article")),
        Action("app.reload", "f5", "app.reload", N_("Reload the file or page")),
        Action("app.feeds", "R", "app.feeds", N_("Feeds: new articles")),
        Action("app.library", "B", "app.library", N_("Library: what you have read")),
        Action("app.person", "P", "app.person", N_("Everything this speaker has said")),
        Action("quote.elsewhere", "asterisk", "app.elsewhere", N_("Where else these words stand")),
        Action("app.compare", "semicolon", "app.compare", N_("Compare the quotes with another article")),
        Action("app.changes", "comma", "app.changes", N_("What changed since the version before")),
        Action("app.outlet", "p", "app.outlet", N_("Everything from this outlet")),
        Action("app.tags", "T", "app.tags", N_("Tags of the article")),
        Action("app.export", "x", "app.export", N_("Export")),
        Action("entity.next", "e", "walk('entities', 1)", N_("Next entity")),
        Action("quote.next", "s", "walk('quotes', 1)", N_("Next quote")),
        Action("claim.next", "c", "walk('claims', 1)", N_("Next claim")),
        Action("entity.previous", "E", "walk('entities', -1)", N_("Previous entity")),
        Action("quote.previous", "S", "walk('quotes', -1)", N_("Previous quote")),
        Action("claim.previous", "C", "walk('claims', -1)", N_("Previous claim")),
        Action("search.open", "slash", "search", N_("Search")),
        Action("hit.next", "n", "hit(1)", N_("Next hit")),
        Action("hit.previous", "N", "hit(-1)", N_("Previous hit")),
        Action("outline.open", "O", "outline", N_("Outline")),
        Action("app.archive", "V", "app.archive", N_("Voices of the archive")),
        Action("voices.open", "v", "voices", N_("Voices: who speaks, and how much")),
        Action("voices.narrow", "F", "narrow", N_("Only this speaker’s quotes and claims, or all")),
        Action("history.back", "H,alt+left", "back", N_("Back")),
        Action("history.forward", "L,alt+right", "forward", N_("Forward")),
        Action("article.copy_sentence", "y", "copy_sentence", N_("Copy the sentence")),
        Action("article.copy_citation", "Y", "copy_citation", N_("Copy the sentence with its source")),
    ),
    "notes": (
        Action("notes.bookmark", "m", "bookmark", N_("Bookmark the sentence or the selected item")),
        Action("notes.write", "a", "note", N_("Write a note")),
        Action("notes.list", "M", "list", N_("Bookmarks and notes")),
        Action("notes.confirm", "plus", "confirm", N_("Confirm an approximate match")),
        Action("notes.detach", "minus", "detach", N_("Detach it from these words")),
        Action("review.undo", "u", "undo", N_("Undo the last note or correction")),
        Action("review.redo", "U", "redo", N_("Redo what was undone")),
    ),
    "corrections": (
        Action("review.dismiss", "d", "dismiss", N_("Dismiss or restore the item")),
        Action("review.hide", "D", "hide", N_("Hide or show dismissed items")),
        Action("review.speaker", "w", "speaker", N_("Set the speaker")),
        Action("review.status", "t", "status", N_("Set the status: to check, checked, doubtful")),
        Action("review.correct", "W", "correct", N_("Correct the item: words, kind, name, who is who")),
        Action("review.select", "l", "select_words", N_("Select words: make them a quote, claim or entity")),
        Action("review.next", "X", "review_next", N_("Review: go to the next item in doubt")),
        Action("review.checked", "equals_sign", "checked", N_("Checked: go on to the next item in doubt")),
        Action("review.import", "Z", "import_file", N_("Import corrections from a file")),
    ),
    "panes": (
        Action("pane.article", "1,ampersand", "show_pane('article')", N_("Go to the article")),
        Action("pane.entities", "2,é", "show_pane('entities')", N_("Go to the entities")),
        Action("pane.quotes", "3,quotation_mark", "show_pane('quotes')", N_("Go to the quotes")),
        Action("pane.claims", "4,apostrophe", "show_pane('claims')", N_("Go to the claims")),
        Action("pane.details", "5,left_parenthesis", "show_pane('details')", N_("Go to the details")),
        Action("list.filter", "f", "filter", N_("Filter the list")),
        Action("list.order", "r", "reorder", N_("Change the order of the list")),
        Action("claims.author", "A", "toggle_author", N_("Show or hide the article’s own claims")),
        Action("claims.check_first", "exclamation_mark", "toggle_first", N_("Show only what to check first, or all")),
        Action("pane.next", "tab", "next_pane(1)", N_("Next pane")),
        Action("pane.previous", "shift+tab", "next_pane(-1)", N_("Previous pane")),
        Action("pane.maximise", "z", "maximise", N_("Maximise or restore the pane")),
        Action("pane.smaller", "less_than_sign", "resize(-1)", N_("Make the article smaller")),
        Action("pane.larger", "greater_than_sign", "resize(1)", N_("Make the article larger")),
        Action("pane.hide", "h", "toggle_lists", N_("Hide or show the lists")),
        Action("pane.leave", "escape", "leave", N_("Restore the panes or return to the article")),
    ),
    "article_column": (Action("search.clear", "escape", "clear_search", N_("Clear the search highlights")),),
    "article": (
        Action("article.next_sentence", "j,down", "step(1)", N_("Next sentence")),
        Action("article.previous_sentence", "k,up", "step(-1)", N_("Previous sentence")),
        Action("article.next_paragraph", "J,right_curly_bracket", "paragraph(1)", N_("Next paragraph")),
        Action("article.previous_paragraph", "K,left_curly_bracket", "paragraph(-1)", N_("Previous paragraph")),
        Action("article.page_down", "space,pagedown", "page(1)", N_("Page down")),
        Action("article.page_up", "b,pageup", "page(-1)", N_("Page up")),
        Action("article.half_page_down", "ctrl+d", "page(0.5)", N_("Half page down")),
        Action("article.half_page_up", "ctrl+u", "page(-0.5)", N_("Half page up")),
        Action("article.top", "g,home", "top", N_("Top")),
        Action("article.bottom", "G,end", "bottom", N_("Bottom")),
        Action("article.next_occurrence", "enter", "activate", N_("Next occurrence of the item")),
    ),
    "list": (
        Action("list.jump", "enter", "select", N_("Jump")),
        Action("list.show_all", "escape", "show_all", N_("Show all")),
        Action("list.next", "j,down", "cursor_down", N_("Next item")),
        Action("list.previous", "k,up", "cursor_up", N_("Previous item")),
        Action("list.page_down", "space,pagedown", "page_down", N_("Page down")),
        Action("list.page_up", "b,pageup", "page_up", N_("Page up")),
        Action("list.half_page_down", "ctrl+d", "half_page(1)", N_("Half page down")),
        Action("list.half_page_up", "ctrl+u", "half_page(-1)", N_("Half page up")),
        Action("list.first", "g,home", "first", N_("First item")),
        Action("list.last", "G,end", "last", N_("Last item")),
    ),
    "details": (
        Action("details.down", "j,down", "scroll_down", N_("Scroll down")),
        Action("details.up", "k,up", "scroll_up", N_("Scroll up")),
        Action("details.page_down", "space,pagedown", "page_down", N_("Page down")),
        Action("details.page_up", "b,pageup", "page_up", N_("Page up")),
        Action("details.top", "g,home", "scroll_home", N_("Top")),
        Action("details.bottom", "G,end", "scroll_end", N_("Bottom")),
    ),
    "search_bar": (
        Action("search.cancel", "escape", "cancel", N_("Cancel the search")),
        Action("search.regex", "ctrl+r", "toggle_regex", N_("Words or regular expression")),
        Action("search.next", "down", "step(1)", N_("Next hit")),
        Action("search.previous", "up", "step(-1)", N_("Previous hit")),
        Action("search.accept", "tab,shift+tab", "accept", N_("Go to the hit")),
    ),
    "filter_bar": (
        Action("filter.cancel", "escape", "cancel", N_("Show all")),
        Action("filter.complete", "tab", "complete", N_("Complete the word")),
        Action("filter.accept", "down,up", "accept", N_("Go to the list")),
    ),
    "dialog": (
        Action("dialog.close", "escape", "dismiss", N_("Close"), footer=True),
        Action("dialog.help", "f1", "app.help", N_("Help"), footer=True),
        Action("dialog.next", "tab", "app.focus_next", N_("Next field")),
        Action("dialog.previous", "shift+tab", "app.focus_previous", N_("Previous field")),
    ),
    "picker": (
        Action("picker.next", "down", "move('cursor_down')", N_("Next line")),
        Action("picker.previous", "up", "move('cursor_up')", N_("Previous line")),
        Action("picker.page_down", "pagedown", "move('page_down')", N_("Page down")),
        Action("picker.page_up", "pageup", "move('page_up')", N_("Page up")),
    ),
    "library_picker": (
        Action("library.outlet", "f7", "outlet", N_("Outlet"), footer=True),
        Action("library.commands", "ctrl+p", "app.command_palette", N_("Commands")),
    ),
    "library": (
        Action("library.tag", "f2", "tag", N_("Tags"), footer=True),
        Action("library.order", "f3", "reorder", N_("Order"), footer=True),
        Action("library.read", "f4", "mark_read", N_("Read or unread"), footer=True),
        Action("library.watch", "f5", "watch", N_("Watch"), footer=True),
        Action("library.genders", "f10", "genders", N_("Women and men"), footer=True),
        Action("library.unread", "f6", "unread", N_("Only unread"), footer=True),
        Action("library.remove", "f8", "remove", N_("Remove"), footer=True),
        Action("library.undo", "f9,ctrl+z", "undo", N_("Undo"), footer=True),
        Action("library.redo", "ctrl+y", "redo", N_("Redo")),
    ),
    "person": (Action("person.kinds", "f3", "kinds", N_("Quotes, claims or both"), footer=True),),
    "feeds": (
        Action("feeds.refresh", "f5", "refresh_all", N_("Refresh all"), footer=True),
        Action("feeds.remove", "f8", "remove", N_("Remove"), footer=True),
        Action("feeds.undo", "f9,ctrl+z", "undo", N_("Undo"), footer=True),
        Action("feeds.redo", "ctrl+y", "redo", N_("Redo")),
    ),
    "feed": (
        Action("feed.read", "f4", "mark_read", N_("Read or unread"), footer=True),
        Action("feed.refresh", "f5", "refresh_now", N_("Refresh"), footer=True),
        Action("feed.keep", "f7", "keep_all", N_("Keep all offline"), footer=True),
        Action("feed.read_all", "f6", "mark_all_read", N_("Mark all read"), footer=True),
        Action("feed.undo", "f9,ctrl+z", "undo", N_("Undo")),
        Action("feed.redo", "ctrl+y", "redo", N_("Redo")),
    ),
    "note_list": (
        Action("note_list.edit", "f2", "edit", N_("Edit"), footer=True),
        Action("note_list.attach", "f3", "attach", N_("Confirm or attach"), footer=True),
        Action("note_list.everywhere", "f4", "everywhere", N_("This article or all"), footer=True),
        Action("note_list.detach", "f5", "detach", N_("Detach"), footer=True),
        Action("note_list.remove", "f8", "remove", N_("Remove"), footer=True),
        Action("note_list.undo", "f9,ctrl+z", "undo", N_("Undo"), footer=True),
        Action("note_list.redo", "ctrl+y", "redo", N_("Redo")),
    ),
    "note": (
        Action("note.save", "ctrl+s,ctrl+enter", "save", N_("Save the note")),
        Action("note.discard", "f8", "discard", N_("Discard unsaved changes")),
    ),
    "repetitions": (Action("repetitions.compare", "f2", "compare", N_("Compare with this article"), footer=True),),
    "changes": (Action("changes.versions", "f2", "versions", N_("Another version"), footer=True),),
    "comparison": (Action("comparison.other", "f2", "other", N_("Read it in the other article"), footer=True),),
    "words": (
        Action("words.less", "left,h,shift+left", "move(-1)", N_("The marked end a word back")),
        Action("words.more", "right,l,shift+right", "move(1)", N_("The marked end a word on")),
        Action("words.back", "up,k", "move_to_sign(-1)", N_("The marked end back by a clause or quotation")),
        Action("words.on", "down,j", "move_to_sign(1)", N_("The marked end on by a clause or quotation")),
        Action("words.other_end", "tab,o", "other_end", N_("Mark the other end")),
        Action("words.accept", "enter", "accept", N_("Accept these words")),
    ),
    "tags": (Action("tags.complete", "tab", "complete", N_("Complete the tag"), footer=True),),
    "help": (
        Action("help.close", "question_mark,q", "dismiss", N_("Close")),
        Action("help.search", "slash", "search", N_("Search the keys")),
        Action("help.down", "j,down", "scroll(1)", N_("Scroll down")),
        Action("help.up", "k,up", "scroll(-1)", N_("Scroll up")),
    ),
    "links": (Action("links.browse", "f2", "browse", N_("In the browser"), footer=True),),
    "waiting": (
        Action("waiting.quit", "q,escape", "app.quit", N_("Quit"), footer=True),
        Action("waiting.commands", "colon,ctrl+p", "app.command_palette", N_("Commands")),
    ),
}
COMMANDS: Final = (
    Action("app.analyse_again", "", "app.analyse_again", N_("Analyse again"), hint=N_("after the analysis has failed")),
    Action(
        "app.analyse_all",
        "",
        "app.analyse_all",
        N_("Analyse everything that is open, or stop that"),
        hint=N_("in the background: files, folders, the feed or list in use"),
    ),
    Action(
        "app.encoding",
        "",
        "app.encoding",
        N_("Read the text in another encoding"),
        hint=N_("where accents and signs are wrong"),
    ),
    Action("app.original", "", "app.original", N_("Open the original in the browser"), hint=N_("the web page")),
    Action("theme.dark", "", "app.use_theme('sawt-dark')", N_("Dark theme"), hint=N_("light text")),
    Action("theme.light", "", "app.use_theme('sawt-light')", N_("Light theme"), hint=N_("dark text")),
    Action(
        "theme.contrast",
        "",
        "app.use_theme('sawt-contrast')",
        N_("High contrast theme"),
        hint=N_("strong colours on black"),
    ),
    Action(
        "theme.sixteen",
        "",
        "app.use_theme('sawt-16')",
        N_("Theme of 16 colours"),
        hint=N_("the colours of the terminal"),
    ),
    Action(
        "theme.follow_terminal",
        "",
        "app.follow_terminal",
        N_("Theme of the terminal"),
        hint=N_("light or dark like the terminal"),
    ),
    Action("theme.choose", "", "app.change_theme", N_("All themes"), hint=N_("choose from a list")),
)
"""Without a key: the palette alone offers them."""


ACTIONS: Final = {action.id: action for actions in _TABLE.values() for action in actions}
"""Those that have keys, by id: first those that work everywhere."""
PLACE_OF: Final = {action.id: place for place, actions in _TABLE.items() for action in actions}
"""By the id of an action: where its keys work."""


def bindings(place: str) -> list[BindingType]:
    """The bindings of a place, for the class in which its keys work. Their descriptions are message ids."""
    return [
        Binding(one.keys, one.run, one.description, show=one.footer, priority=one.priority, id=one.id)
        for one in _TABLE[place]
    ]


def translated(active: Mapping[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """The active bindings of a screen, with descriptions in the language of the interface."""
    return {key: one._replace(binding=_translated(one.binding)) for key, one in active.items()}


def _translated(binding: Binding) -> Binding:
    return replace(binding, description=_(binding.description)) if binding.description else binding
