"""Naive twins of the tracking kernels: matrices, enumeration, numpy linear algebra."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

POSITION = np.eye(2, 4)


def transition(dt_s: float) -> np.ndarray:
    """F of nearly constant velocity, state [e, n, ve, vn]."""
    matrix = np.eye(4)
    matrix[0, 2] = matrix[1, 3] = dt_s
    return matrix


def process_noise(dt_s: float, q: float) -> np.ndarray:
    """Q of the same, white acceleration of density q."""
    matrix = np.zeros((4, 4))
    for axis in (0, 1):
        matrix[axis, axis] = dt_s**3 / 3.0
        matrix[axis, axis + 2] = matrix[axis + 2, axis] = dt_s**2 / 2.0
        matrix[axis + 2, axis + 2] = dt_s
    return q * matrix


def predict(
    mean: np.ndarray, cov: np.ndarray, dt_s: float, q: float
) -> tuple[np.ndarray, np.ndarray]:
    """Kalman prediction."""
    F = transition(dt_s)
    return F @ mean, F @ cov @ F.T + process_noise(dt_s, q)


def density(offset: np.ndarray, cov: np.ndarray) -> float:
    """Gaussian density of a two-dimensional offset."""
    distance2 = offset @ np.linalg.solve(cov, offset)
    return float(np.exp(-0.5 * distance2) / (2.0 * np.pi * np.sqrt(np.linalg.det(cov))))


def update(
    mean: np.ndarray, cov: np.ndarray, plot: np.ndarray, noise: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Kalman update by a position, in Joseph's form."""
    S = POSITION @ cov @ POSITION.T + noise
    gain = cov @ POSITION.T @ np.linalg.inv(S)
    rest = np.eye(4) - gain @ POSITION
    after = mean + gain @ (plot - POSITION @ mean)
    return after, rest @ cov @ rest.T + gain @ noise @ gain.T


def mixture(
    weights: Sequence[float], means: Sequence[np.ndarray], covs: Sequence[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of a Gaussian mixture; the weights sum to 1."""
    mean = sum(w * m for w, m in zip(weights, means, strict=True))
    cov = sum(
        w * (P + np.outer(m - mean, m - mean))
        for w, m, P in zip(weights, means, covs, strict=True)
    )
    return np.asarray(mean), np.asarray(cov)


def joint_events(psi: np.ndarray) -> tuple[np.ndarray, float]:
    """Marginals of every pair by listing every joint event."""
    tracks, plots = psi.shape
    marginal = np.zeros_like(psi)
    total = 0.0
    for choice in itertools.product(range(-1, plots), repeat=tracks):
        taken = [j for j in choice if j >= 0]
        if len(set(taken)) < len(taken):
            continue
        weight = 1.0
        for i, j in enumerate(choice):
            weight *= psi[i, j] if j >= 0 else 1.0
        total += weight
        for i, j in enumerate(choice):
            if j >= 0:
                marginal[i, j] += weight
    return marginal / total, total


def exchanged_events(psi: np.ndarray) -> np.ndarray:
    """Marginals of every pair, the likeliest of events alike but for labels for all."""
    tracks, plots = psi.shape
    events: dict[tuple[frozenset[int], frozenset[int]], list[tuple[float, list]]] = {}
    for choice in itertools.product(range(-1, plots), repeat=tracks):
        pairs = [(i, j) for i, j in enumerate(choice) if j >= 0]
        detected, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        if len(taken) < len(pairs):
            continue
        weight = float(np.prod([psi[pair] for pair in pairs]))
        event = frozenset(detected), frozenset(taken)
        events.setdefault(event, []).append((weight, pairs))
    marginal = np.zeros_like(psi)
    total = sum(weight for same in events.values() for weight, _ in same)
    for same in events.values():
        for pair in max(same, key=lambda one: one[0])[1]:
            marginal[pair] += sum(weight for weight, _ in same) / total
    return marginal


def belief_propagation(psi: np.ndarray, iterations: int = 2000) -> np.ndarray:
    """Williams and Lau's messages on whole matrices, never stopped early."""
    to_track = np.ones_like(psi)
    for _ in range(iterations):
        terms = psi * to_track
        to_plot = psi / (1.0 + terms.sum(axis=1, keepdims=True) - terms)
        to_track = 1.0 / (1.0 + to_plot.sum(axis=0, keepdims=True) - to_plot)
    terms = psi * to_track
    return terms / (1.0 + terms.sum(axis=1, keepdims=True))


class Smooth(NamedTuple):
    """States of a track with hindsight, and how neighbours hang together."""

    mean: np.ndarray
    cov: np.ndarray
    lag_one: np.ndarray


def rauch_tung_striebel(
    time_s: np.ndarray, mean: np.ndarray, cov: np.ndarray, q: float
) -> Smooth:
    """Fixed-interval smoother; ``lag_one[k]`` is Cov(x_k, x_k+1 | all)."""
    means, covs = mean.copy(), cov.copy()
    lag_one = np.zeros((len(time_s) - 1, 4, 4))
    for k in range(len(time_s) - 2, -1, -1):
        dt_s = time_s[k + 1] - time_s[k]
        ahead, cov_ahead = predict(mean[k], cov[k], dt_s, q)
        gain = cov[k] @ transition(dt_s).T @ np.linalg.inv(cov_ahead)
        means[k] = mean[k] + gain @ (means[k + 1] - ahead)
        covs[k] = cov[k] + gain @ (covs[k + 1] - cov_ahead) @ gain.T
        lag_one[k] = gain @ covs[k + 1]
    return Smooth(means, covs, lag_one)


def filtered(
    rng: np.random.Generator, time_s: np.ndarray, q: float, noise: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Fly at random, measure with gaps, and filter; states of every row."""
    cov = np.diag([400.0, 400.0, 900.0, 900.0])
    truth = rng.multivariate_normal(np.zeros(4), cov)
    mean = np.zeros(4)
    means, covs = [], []
    for k in range(len(time_s)):
        if k:
            dt_s = time_s[k] - time_s[k - 1]
            driven = process_noise(dt_s, q)
            truth = transition(dt_s) @ truth + rng.multivariate_normal(
                np.zeros(4), driven
            )
            mean, cov = predict(mean, cov, dt_s, q)
        if rng.random() < 0.7:
            plot = truth[:2] + rng.multivariate_normal(np.zeros(2), noise)
            mean, cov = update(mean, cov, plot, noise)
        means.append(mean)
        covs.append(cov)
    return np.array(means), np.array(covs)
