"""The gap board: every group with how many want to join, how sure that is, and who they are."""

from twgnet.render.board.board import Board, board_of

__all__ = ["Board", "board_of"]
