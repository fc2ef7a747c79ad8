"""Scores: the picture and the truth come in, numbers go out; nothing is recorded.

Truth and estimates in the site plane (m, m/s, s) come in; out come GOSPA (Rahmathullah
et al. 2017), SIAP (Votruba et al. 2001), identity changes, matched crossings, and
calibration of probabilities and counts (ECE, Brier, randomised PIT, CRPS). Every score
is to be printed beside the oracle's.
"""
