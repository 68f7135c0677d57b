"""Programs of the system that some tests need."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def need(tool: str, package: str) -> str:
    """The path of a program, installed if it is missing and can be; without it the test is skipped.

    In a build (CI=true) it fails instead: there, a proof that is left out must not go unseen.
    """
    if found := shutil.which(tool):
        return found
    reason = _install(package)
    if found := shutil.which(tool):
        return found
    message = f"{tool} is not installed, and {reason}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _install(package: str) -> str:
    """Try to install a package; why there is still none, if so."""
    if not shutil.which("apt-get"):
        return "there is no apt-get to install it with"
    if os.geteuid() != 0:
        return f"only root may install it: apt-get install {package}"
    for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *command], check=False, capture_output=True, timeout=180)
    return f"apt-get could not install {package}"
