"""The whole study, stage by stage: the map of the house."""
