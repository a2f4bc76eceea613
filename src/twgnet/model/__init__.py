"""The records that pass between stages: plain, most of them frozen, a file for each subject."""
