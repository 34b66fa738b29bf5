"""Who or what a pronoun, a description or an unattributed quotation refers to."""
