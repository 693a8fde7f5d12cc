"""The HTTP API of `sudarshan serve`."""

import json
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request


class Refused(Exception):
    """The server refused a request; `status` is the HTTP status, `problems` what is wrong with a scenario."""

    def __init__(self, status, message, problems=()):
        super().__init__(f"{status}: {message}")
        self.status = status
        self.problems = list(problems)


class Client:
    """Requests to one server. `token` is needed where the server listens beyond its own machine."""

    def __init__(self, address, token=None, timeout_s=120.0):
        self.address = address.rstrip("/")
        self.token = token
        self.timeout_s = timeout_s
        # Straight to the server: a proxy of the machine has no business with an address of the loopback.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def _bytes(self, method, path, body=None):
        headers = {}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.address + path, data=data, headers=headers, method=method)
        try:
            with self._opener.open(request, timeout=self.timeout_s) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            raise _refusal(error) from None

    def _json(self, method, path, body=None):
        content = self._bytes(method, path, body)
        return json.loads(content) if content else None

    def scenarios(self):
        """Names of the bundled scenarios."""
        return [scenario["id"] for scenario in self._json("GET", "/api/scenarios")["scenarios"]]

    def library(self):
        """Platforms with every figure, its unit and its source."""
        return self._json("GET", "/api/library")["entries"]

    def records(self):
        """Stored records, as a list of what they are."""
        return self._json("GET", "/api/records")["records"]

    def record_file(self, record, name):
        """The bytes of one file of a record: record.json or a Parquet table."""
        return self._bytes("GET", f"/api/records/{_quoted(record)}/{_quoted(name)}")

    def open_environment(self, **wanted):
        """Open a run: `scenario` (a bundled one) or `text`, and `seed`, `decider`, `perception`."""
        return self._json("POST", "/api/environments", wanted)

    def observe(self, environment):
        return self._json("GET", f"/api/environments/{_quoted(environment)}")

    def reset(self, environment, seed):
        return self._json("POST", f"/api/environments/{_quoted(environment)}/reset", {"seed": seed})

    def step(self, environment, orders=(), ticks=1):
        """Ask for orders, each a dict of track, fireUnit and effector, and go so many ticks on."""
        body = {"orders": list(orders), "ticks": ticks}
        return self._json("POST", f"/api/environments/{_quoted(environment)}/step", body)

    def outcome(self, environment):
        """Hash of the record and the outcome, once the run is over."""
        return self._json("GET", f"/api/environments/{_quoted(environment)}/outcome")

    def close_environment(self, environment):
        self._json("DELETE", f"/api/environments/{_quoted(environment)}")


def _quoted(name):
    return urllib.parse.quote(str(name), safe="")


def _refusal(error):
    try:
        said = json.loads(error.read())
    except ValueError:
        said = {}
    return Refused(error.code, said.get("error", error.reason), said.get("problems", ()))


class Server:
    """A server of one's own, stopped at the end of the `with` block.

    >>> with Server(["npx", "sudarshan"]) as client: ...
    """

    def __init__(self, command, records="runs", cwd=None):
        self.command = [*command, "serve", records]
        self.cwd = cwd
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, cwd=self.cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        for line in self.process.stdout:
            found = re.search(r"http://\S+?/", line)
            if found:
                return Client(found.group(0))
        self.__exit__()
        raise RuntimeError("the server did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()
