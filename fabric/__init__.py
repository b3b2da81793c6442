"""The fabric: a Python operator that trains and asks XGBoost, CatBoost and a random forest (docs/spec/fabric.md)."""

import os

# OpenMP reads this when a learner's library is loaded. Threads that spin at each barrier for a processor that somebody else has made a fit
# of 8 s take 80 s to 110 s on two busy cores; sleeping ones lose little where nobody else wants the processor. Results are the same.
os.environ.setdefault('OMP_WAIT_POLICY', 'passive')
