"""The map as bytes: budget, determinism, policy, speed, and what is underneath."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from render.large import large_results
from twgnet.render.map import render_map, to_network

PRINT = (
    "import hashlib, twgnet; from twgnet.render.map import render_map;"
    "print(hashlib.sha256(render_map(twgnet.build().results).encode()).hexdigest())"
)


@pytest.fixture(scope="module")
def html(real_results):
    return render_map(real_results)


def test_the_real_map_is_within_its_budget(html):
    assert len(html.encode()) <= 650_000


def test_the_same_bytes_whatever_the_hash_seed(html):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**env, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == hashlib.sha256(html.encode()).hexdigest()


def test_the_policy_allows_only_what_stands_in_the_page(html):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    scripts = re.findall(r'<script(?: type="text/plain"[^>]*)?>(.*?)</script>', html, re.S)
    styles = re.findall(r"<style>(.*?)</style>", html, re.S)
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*scripts, *styles)}
    assert digests == set(re.findall(r"sha256-([^']*)'", policy))
    assert not re.search(r"<[^>]+\sstyle=|\son\w+=", html.split("<script")[0])


def test_it_loads_nothing(html):
    assert not re.search(r'(?:src|href)="(?!#|data:|index\.html)', html.split("<script")[0])


def test_to_network_is_a_pyvis_network_that_writes_our_page(real_results, html, tmp_path):
    from pyvis.network import Network

    network = to_network(real_results)
    assert isinstance(network, Network)
    assert (network.num_nodes(), network.num_edges()) == (49, 71)
    assert network.get_node("g:EDU")["label"] == "Education"
    assert sorted(network.neighbors("g:LAND")) == ["o:cto-cambodia"]
    network.show(str(tmp_path / "net.html"))
    assert (tmp_path / "net.html").read_text(encoding="utf-8") == html
    assert [path.name for path in tmp_path.iterdir()] == ["net.html"]


@pytest.mark.parametrize("groups", [50, 5000])
def test_ten_thousand_nodes_are_written_in_two_seconds(real_results, groups):
    results = large_results(real_results, organisations=10_000 - groups, groups=groups, ties=20_000)
    start = time.process_time()
    html = render_map(results)
    assert time.process_time() - start < 2
    assert "are too many to read one by one" in html


@pytest.mark.parametrize(("organisations", "groups"), [(0, 0), (1, 0), (0, 3), (1, 1), (100, 50)])
def test_any_small_network_is_drawn(real_results, organisations, groups):
    ties = min(organisations * groups, 60)
    results = large_results(real_results, organisations=organisations, groups=groups, ties=ties)
    results = replace(results, invited=None, survey=replace(results.survey, year=None, title=""))
    html = render_map(results)
    assert html.count("<svg") == 6
    assert html.count('<tr data-row="') == organisations
    assert "how many were asked is not known" in html
