"""Where the batches of a run are analysed: here, in processes of this machine, on a Dask cluster."""
