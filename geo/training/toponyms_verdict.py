"""Learn when to trust what was found: two logistic regressions over the evidence of each mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from geo.resolve.verdict import Evidence, Verdict

PENALTY = 1.0


class Case(NamedTuple):
    """A mention's evidence, whether it is a toponym, whether its foremost place is right (None: untold)."""

    evidence: Evidence
    is_name: bool
    is_right: bool | None
    weight: float


def learn_verdict(cases: Sequence[Case]) -> Verdict:
    """The verdict that fits the cases best."""
    told = [case for case in cases if case.is_right is not None]
    named = _regress(_rows(cases), np.array([case.is_name for case in cases], float), _weights(cases))
    placed = _regress(_rows(told), np.array([case.is_right for case in told], float), _weights(told))
    return Verdict(named, placed)


def _rows(cases: Sequence[Case]) -> NDArray[np.float64]:
    return np.array([case.evidence.row() for case in cases])


def _weights(cases: Sequence[Case]) -> NDArray[np.float64]:
    return np.array([case.weight for case in cases])


def _regress(
    rows: NDArray[np.float64], wanted: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float32]:
    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = rows @ theta
        chance = 1.0 / (1.0 + np.exp(-z))
        cost = (weight * (np.logaddexp(0.0, z) - wanted * z)).sum() + 0.5 * PENALTY * theta @ theta
        return float(cost), rows.T @ (weight * (chance - wanted)) + PENALTY * theta

    best = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    found: NDArray[np.float32] = best.x.astype(np.float32)
    return found
