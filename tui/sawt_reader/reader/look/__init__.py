"""How the screen looks: themes, the arrangement of panes, what a session restores."""
