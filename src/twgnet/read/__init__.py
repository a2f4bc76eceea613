"""Files to answers: whatever shape a survey has, each answer keeps its place."""
