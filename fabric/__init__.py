"""The fabric: a Python operator that trains and asks XGBoost, CatBoost and a random forest (docs/spec/fabric.md)."""
