"""What a reading is and how it is told: the data contract, its words and signs, below all who use it."""
