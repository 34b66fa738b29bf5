"""Where the batches of a run are analysed: in processes of this machine, or on a Dask cluster."""
