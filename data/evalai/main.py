"""EvalAI's evaluation script: scores a submission with the command `longtail`."""

import json
import subprocess
import sys

# The dataset split of each challenge phase, both by their codenames in challenge_config.yaml. A phase
# that is not listed has a split of its own name.
SPLITS = {}

# Options of `longtail evaluate`. A submission must score all images and classes of the labels.
OPTIONS = ["--incomplete", "refuse"]


def evaluate(test_annotation_file, user_submission_file, phase_codename, **kwargs):
    """Scores a file of predictions against the labels.

    Returns a dictionary with the scores of the leaderboard (`result`, a list with one split) and
    those shown to the participant (`submission_result`). Raises ValueError where the submission
    cannot be used; its text says which file, column or row is wrong and what was expected.
    """
    command = [
        "longtail",
        "evaluate",
        "--format=evalai",
        f"--labels={test_annotation_file}",
        f"--predictions=submission={user_submission_file}",
        f"--task={SPLITS.get(phase_codename, phase_codename)}",
        *OPTIONS,
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(done.stderr)
    sys.stderr.write(done.stderr)
    return json.loads(done.stdout)
