"""Questions that have one column per option: ticks, the option's text, a scale, counts."""
