"""The environment as one of Gymnasium's own. Needs `gymnasium` and `numpy`. Simulated, study use only."""

import gymnasium
import numpy

from .spaces import Box, Dict, MultiDiscrete


def to_gymnasium(space):
    """The same space as Gymnasium's."""
    if isinstance(space, Box):
        return gymnasium.spaces.Box(space.low, space.high, space.shape, numpy.float64)
    if isinstance(space, MultiDiscrete):
        return gymnasium.spaces.MultiDiscrete(space.nvec)
    if isinstance(space, Dict):
        return gymnasium.spaces.Dict({name: to_gymnasium(part) for name, part in space.spaces.items()})
    raise TypeError(f"a space of this package expected, {type(space).__name__} found")


class GymnasiumDefenceEnv(gymnasium.Env):
    """A `DefenceEnv` with Gymnasium's spaces and observations as arrays, for learners and wrappers that ask for them."""

    metadata = {"render_modes": []}

    def __init__(self, env):
        self.env = env
        self.action_space = to_gymnasium(env.action_space)
        self.observation_space = to_gymnasium(env.observation_space)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        observation, info = self.env.reset(seed=seed, options=options)
        return _arrays(observation), info

    def step(self, action):
        observation, reward, terminated, truncated, info = self.env.step(action)
        return _arrays(observation), float(reward), terminated, truncated, info

    def close(self):
        self.env.close()


def _arrays(observation):
    return {name: numpy.asarray(part, numpy.float64) for name, part in observation.items()}
