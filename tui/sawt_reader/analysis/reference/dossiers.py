class Dossier:
    def __init__(self): self.descriptions=[]
    def fit(self,d): return ("unrelated",None)
def dossiers(marked, entities): return {e.id:Dossier() for e in entities}
