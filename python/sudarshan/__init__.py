"""Sudarshan from Python: simulated, study use only. Needs nothing but the standard library."""

from .client import Client, Refused, Server
from .environment import DefenceEnv
from .spaces import Box, Dict, MultiDiscrete

__all__ = ["Box", "Client", "DefenceEnv", "Dict", "MultiDiscrete", "Refused", "Server"]
