"""The commands, by name: where each is defined. `start` reads the names alone; click imports a command when it runs.

To add a command, write its options and its body in a module of this folder, and name it here.
"""

COMMANDS = {
    "analyze": "sawt_reader.cli.analyze:analyze",
    "compare": "sawt_reader.cli.compare:compare",
    "config": "sawt_reader.cli.config:config",
    "corrections": "sawt_reader.cli.corrections:corrections",
    "export": "sawt_reader.cli.export:export",
    "feeds": "sawt_reader.cli.feeds:feeds",
    "library": "sawt_reader.cli.library:library",
    "read": "sawt_reader.cli.read:read",
    "said": "sawt_reader.cli.said:said",
    "schema": "sawt_reader.cli.schema:schema",
    "score": "sawt_reader.cli.score:score",
    "serve": "sawt_reader.cli.serve:serve",
    "voices": "sawt_reader.cli.voices:voices",
}
