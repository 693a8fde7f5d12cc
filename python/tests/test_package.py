"""The package against the built program: `python3 -m unittest discover -s python/tests` from the project's folder."""

import importlib.util
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

from sudarshan import DefenceEnv, Refused, Server  # noqa: E402

PROGRAM = ["node", str(ROOT / "dist" / "cli" / "main.js")]
SCENARIO = ROOT / "test" / "contract" / "small.yaml"
TEXT = SCENARIO.read_text()


def needs(*packages):
    """Leave a test out, by name, where one of these is not installed."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, f"not installed: {', '.join(missing)}")


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.record = pathlib.Path(cls.folder.name) / "mine"
        ran = subprocess.run(
            [*PROGRAM, "run", str(SCENARIO), "--seed", "2", "--out", str(cls.record), "--json"],
            check=True,
            capture_output=True,
        )
        cls.hash = json.loads(ran.stdout)["hash"]
        cls.server = Server(PROGRAM, cls.folder.name)
        cls.client = cls.server.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def test_records_and_scenarios_are_listed_and_read(self):
        self.assertEqual([record["hash"] for record in self.client.records()], [self.hash])
        self.assertEqual(self.client.record_file("mine", "events.parquet")[:4], b"PAR1")
        self.assertIn("western-shield-2025", self.client.scenarios())
        self.assertTrue(self.client.library())

    def test_refusals_are_told(self):
        with self.assertRaises(Refused) as refused:
            self.client.open_environment(text="name: x")
        self.assertEqual(refused.exception.status, 400)
        self.assertTrue(refused.exception.problems)

    def test_left_alone_the_engine_makes_the_record_of_an_ordinary_run(self):
        opened = self.client.open_environment(text=TEXT, seed=2)
        while not self.client.step(opened["id"], ticks=500)["isOver"]:
            pass
        self.assertEqual(self.client.outcome(opened["id"])["hash"], self.hash)
        self.client.close_environment(opened["id"])

    def episode(self, env, seed):
        random_choice = random.Random(seed)
        observation, _ = env.reset(seed=seed)
        terminated = truncated = False
        fired = 0
        while not (terminated or truncated):
            self.assertTrue(env.observation_space.contains(observation))
            action = env.action_space.sample(random_choice)
            observation, reward, terminated, truncated, info = env.step(action)
            fired += sum(answer["verdict"] == "given" for answer in info["answers"])
            if not terminated:
                self.assertEqual(reward, 0)
        self.assertTrue(-1 <= reward <= 0)
        return info["outcome"]["hash"], fired

    def test_the_same_seed_and_actions_give_the_same_record(self):
        env = DefenceEnv(self.client, text=TEXT)
        first, fired = self.episode(env, 3)
        self.assertGreater(fired, 0)
        self.assertEqual(self.episode(env, 3)[0], first)
        self.assertNotEqual(self.episode(env, 4)[0], first)
        with self.assertRaises(ValueError):
            env.step([-1] * env.slots)
        env.close()

    @needs("gymnasium", "numpy")
    def test_gymnasiums_own_checker_accepts_the_environment(self):
        from gymnasium.utils.env_checker import check_env
        from sudarshan.gymnasium_env import GymnasiumDefenceEnv

        env = GymnasiumDefenceEnv(DefenceEnv(self.client, text=TEXT))
        check_env(env, skip_render_check=True)
        env.close()

    @needs("gymnasium", "numpy")
    def test_an_episode_by_gymnasium_is_the_episode_by_hand(self):
        from sudarshan.gymnasium_env import GymnasiumDefenceEnv

        plain = DefenceEnv(self.client, text=TEXT)
        expected, _ = self.episode(plain, 3)
        plain.close()
        env = GymnasiumDefenceEnv(DefenceEnv(self.client, text=TEXT))
        random_choice = random.Random(3)
        observation, _ = env.reset(seed=3)
        terminated = False
        while not terminated:
            self.assertTrue(env.observation_space.contains(observation))
            action = env.env.action_space.sample(random_choice)
            observation, _, terminated, _, info = env.step(action)
        self.assertEqual(info["outcome"]["hash"], expected)
        env.close()

    def test_every_cell_of_the_notebook_runs_by_the_csv_export(self):
        with unittest.mock.patch.dict(sys.modules, {"duckdb": None}):
            self.run_notebook()

    @needs("duckdb")
    def test_every_cell_of_the_notebook_runs_by_duckdb_and_gives_the_same(self):
        with unittest.mock.patch.dict(sys.modules, {"duckdb": None}):
            by_csv = self.run_notebook()
        by_duckdb = self.run_notebook()
        self.assertIsNotNone(by_duckdb["duckdb"])
        self.assertEqual(by_duckdb["kinds"], by_csv["kinds"])
        self.assertEqual(by_duckdb["at_once"], by_csv["at_once"])

    def run_notebook(self):
        """The names of the notebook after all of its cells."""
        notebook = json.loads((ROOT / "python" / "examples" / "results.ipynb").read_text())
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        self.assertGreater(len(cells), 2)
        names = {"__name__": "notebook"}
        os.environ["SUDARSHAN_RECORD"] = str(self.record)
        os.environ["SUDARSHAN_COMMAND"] = json.dumps(PROGRAM)
        for cell in cells:
            exec("".join(cell["source"]), names)  # noqa: S102
        self.assertEqual(names["header"]["hash"], self.hash)
        self.assertGreater(names["kinds"]["launched"], 0)
        return names


if __name__ == "__main__":
    unittest.main()
