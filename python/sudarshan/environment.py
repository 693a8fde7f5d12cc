"""An environment in the shape that Gymnasium asks for, over the HTTP API. Simulated, study use only.

The observation is what the defence believes: its tracks and its own reports. Truth is nowhere in it.
"""

from .spaces import Box, Dict, MultiDiscrete

IDENTITIES = ("unknown", "own", "neutral", "hostile")
#: What a row of `tracks` holds: is there one, latitude and longitude (deg), height (km), velocity (km/s), identity, existence.
TRACK_COLUMNS = ("present", "lat", "lon", "height", "east", "north", "up", "identity", "existence")


class DefenceEnv:
    """One fight of a scenario's defence.

    An action is a list with one number for each of the `slots` tracks shown: 0 leaves the track alone, k asks the
    k-th entry of `offers` (a fire unit with an effector) to engage it. What is asked for is weighed by the rules of
    engagement and may be refused: see `info["answers"]`. The reward comes at the end: minus the share of value lost.
    """

    metadata = {"render_modes": []}
    render_mode = None

    def __init__(self, client, slots=32, ticks=10, decider="asked-only", **scenario):
        self.client = client
        self.slots = slots
        self.ticks = ticks
        opened = client.open_environment(decider=decider, **scenario)
        self.id = opened["id"]
        self.description = opened["description"]
        self._seed = scenario.get("seed", 1)
        rounds = opened["observation"]["rounds"]
        self.offers = [(row["fireUnit"], row["effector"]) for row in rounds]
        self.action_space = MultiDiscrete([1 + len(self.offers)] * slots)
        self.observation_space = Dict(
            {
                "time": Box(0, self.description["durationS"] + self.description["stepS"], (1,)),
                "tracks": Box(-10_000, 10_000, (slots, len(TRACK_COLUMNS))),
                "rounds": Box(0, 1_000_000, (len(self.offers),)),
                "damage": Box(0, 1, (len(self.description["assets"]),)),
            }
        )
        self._shown = []

    def reset(self, *, seed=None, options=None):
        """Time zero. Without a seed the one after the last is taken, so that episodes differ and can be repeated."""
        self._seed = self._seed + 1 if seed is None else seed
        observed = self.client.reset(self.id, self._seed)
        return self._arrange(observed), {"observation": observed, "seed": self._seed}

    def step(self, action):
        if not self.action_space.contains(action):
            raise ValueError(f"action expected: {self.slots} numbers from 0 to {len(self.offers)}")
        orders = [self._order(track, int(choice)) for track, choice in zip(self._shown, action) if int(choice) > 0]
        answer = self.client.step(self.id, orders, self.ticks)
        observed = answer["observation"]
        info = {"observation": observed, "answers": answer["answers"]}
        if answer["isOver"]:
            info["outcome"] = self.client.outcome(self.id)
        return self._arrange(observed), answer["reward"], answer["isOver"], False, info

    def close(self):
        self.client.close_environment(self.id)

    def _order(self, track, choice):
        fire_unit, effector = self.offers[choice - 1]
        return {"track": track, "fireUnit": fire_unit, "effector": effector}

    def _arrange(self, observed):
        """Tracks in the order of their numbers, hostile ones first, as many as there are slots."""
        tracks = sorted(observed["tracks"], key=lambda track: (track["identity"] != "hostile", track["id"]))
        shown = tracks[: self.slots]
        self._shown = [track["id"] for track in shown]
        rows = [_row(track) for track in shown]
        rows += [[0.0] * len(TRACK_COLUMNS) for _ in range(self.slots - len(rows))]
        ready = {(row["fireUnit"], row["effector"]): row["ready"] for row in observed["rounds"]}
        return {
            "time": [observed["timeS"]],
            "tracks": rows,
            "rounds": [ready.get(offer, 0) for offer in self.offers],
            "damage": [asset["damage"] for asset in observed["assets"]],
        }


def _row(track):
    return [
        1.0,
        track["latDeg"],
        track["lonDeg"],
        track["heightM"] / 1000,
        track["eastMS"] / 1000,
        track["northMS"] / 1000,
        track["upMS"] / 1000,
        float(IDENTITIES.index(track["identity"])),
        track["existence"],
    ]
