"""Figures: quantities with what they measure, whom they are about and when."""
