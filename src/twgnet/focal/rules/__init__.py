"""Rules: read from a file, looked up in the survey, refused where they contradict."""
