"""Descriptions of what an environment takes and gives, with the names that Gymnasium uses."""

import math


class Box:
    """Nested lists of numbers of a shape, each from `low` to `high`."""

    def __init__(self, low, high, shape):
        self.low, self.high, self.shape = low, high, tuple(shape)

    def contains(self, value):
        return self._contains(value, self.shape)

    def _contains(self, value, shape):
        if not shape:
            return isinstance(value, (int, float)) and math.isfinite(value) and self.low <= value <= self.high
        return len(value) == shape[0] and all(self._contains(part, shape[1:]) for part in value)


class MultiDiscrete:
    """Whole numbers, the n-th from 0 up to, not including, `nvec[n]`."""

    def __init__(self, nvec):
        self.nvec = list(nvec)

    def contains(self, value):
        return len(value) == len(self.nvec) and all(0 <= int(v) < n for v, n in zip(value, self.nvec))

    def sample(self, random):
        """A draw by `random`, a random.Random."""
        return [random.randrange(n) for n in self.nvec]


class Dict:
    """Spaces by name."""

    def __init__(self, spaces):
        self.spaces = dict(spaces)

    def contains(self, value):
        return value.keys() == self.spaces.keys() and all(s.contains(value[k]) for k, s in self.spaces.items())
