"""Still figures, each with alternative text and the table it draws."""

from twgnet.render.figures.draw import Figure, draw_figures

__all__ = ["Figure", "draw_figures"]
