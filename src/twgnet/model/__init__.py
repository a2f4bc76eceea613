"""The records that pass between stages: frozen, plain, one file per stage that makes them."""
