"""The package against the built program: `python3 -m unittest discover -s python/tests` from the project's folder."""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

from sudarshan import DefenceEnv, Refused, Server  # noqa: E402

PROGRAM = ["node", str(ROOT / "dist" / "cli" / "main.js")]
SCENARIO = ROOT / "test" / "contract" / "small.yaml"
TEXT = SCENARIO.read_text()


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

    def test_every_cell_of_the_notebook_runs(self):
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


if __name__ == "__main__":
    unittest.main()
