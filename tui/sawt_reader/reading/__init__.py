"""What a reading is and how it is put in words: the data contract, labels, phrases and glyphs."""
