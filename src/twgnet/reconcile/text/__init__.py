"""What both matchers share: one spelling for comparing, similarity, phrases, segments."""
