"""The map as bytes: budget, determinism, policy, speed, and what is underneath."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from dataclasses import replace

import pytest

from render.large import large_results
from render.surveys import made_up
from twgnet.render.map import render_map, to_network
from twgnet.render.map.drawn import picture_of
from twgnet.render.view_model import ViewModel


@pytest.fixture(scope="module")
def html(real_results):
    return render_map(real_results)


def test_the_real_map_is_within_its_budget(html):
    assert len(html.encode()) <= 400_000


def test_the_policy_allows_only_what_stands_in_the_page(html):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    scripts = re.findall(r'<script type="module">(.*?)</script>', html, re.S)
    styles = re.findall(r"<style>(.*?)</style>", html, re.S)
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*scripts, *styles)}
    assert digests == set(re.findall(r"sha256-([^']*)'", policy))
    assert not re.search(r"<[^>]+\sstyle=|\son\w+=", html.split("<script")[0])


def test_it_loads_nothing(html):
    assert not re.search(r'(?:src|href)="(?!#|data:|index\.html|groups/)', html.split("<script")[0])


def test_to_network_is_a_pyvis_network_that_writes_our_page(real_results, html, tmp_path):
    from pyvis.network import Network

    network = to_network(real_results)
    assert isinstance(network, Network)
    assert (network.num_nodes(), network.num_edges()) == (49, 71)
    node = network.get_node("g:EDU")
    assert (node["label"], node["title"]) == ("Education", "Education")
    assert sorted(network.neighbors("g:LAND")) == ["o:cto-cambodia"]
    network.show(str(tmp_path / "net.html"))
    assert (tmp_path / "net.html").read_text(encoding="utf-8") == html
    assert [path.name for path in tmp_path.iterdir()] == ["net.html"]
    assert network._repr_html_().startswith("<iframe")


def test_to_network_takes_the_calls_that_pyvis_users_make(real_results, html, tmp_path):
    network = to_network(real_results)
    network.set_options('{"physics": {"enabled": true}}')
    network.toggle_physics(False)
    network.add_node("x", label="A new one")
    network.add_edge("x", "g:EDU")
    network.show(str(tmp_path / "changed.html"))
    changed = (tmp_path / "changed.html").read_text(encoding="utf-8")
    assert changed != html
    assert "A new one" in changed


def test_calls_after_set_options_are_laid_over_what_was_given(real_results):
    network = to_network(real_results)
    network.set_options('{"physics": {"enabled": true, "minVelocity": 2}, "nodes": {"shape": "dot"}}')
    network.barnes_hut(gravity=-500)
    network.toggle_physics(False)
    network.set_edge_smooth("cubicBezier")
    network.show_buttons(filter_=["physics"])
    options = json.loads(network.options.to_json())
    assert options["physics"]["minVelocity"] == 2
    assert options["physics"]["barnesHut"]["gravitationalConstant"] == -500
    assert options["physics"]["enabled"] is False
    assert options["nodes"] == {"shape": "dot"}
    assert options["edges"]["smooth"]["type"] == "cubicBezier"
    assert '"minVelocity": 2' in network.generate_html()
    network.set_options('{"physics": {"enabled": true}}')
    assert json.loads(network.options.to_json()) == {"physics": {"enabled": True}}


@pytest.mark.xdist_group("sizes")
def test_a_large_network_goes_to_pyvis_whole(real_results):
    """On the map organisations are gathered from 200 on."""
    network = to_network(large_results(real_results, organisations=300, groups=20, ties=900))
    assert network.num_nodes() == 320
    assert len({(node["x"], node["y"]) for node in network.nodes}) > 300


@pytest.mark.xdist_group("sizes")
def test_a_gathered_network_draws_one_alone_by_its_name_and_stays_small():
    results = made_up(1000, 40)
    view = ViewModel(results)
    picture = picture_of(view)
    assert all(len(cluster.members) > 1 for cluster in picture.clusters)
    alone = [one.number for one in picture.organisations if one.side == "organisation"]
    gathered = [member for cluster in picture.clusters for member in cluster.members]
    assert sorted([*alone, *gathered]) == list(range(1000))
    lines = {(one.source, one.target) for one in picture.joins}
    assert all(
        (view.place[tie.organisation], view.place[tie.group]) in lines
        for tie in view.ties
        if view.place[tie.organisation] in alone
    )
    assert len(render_map(results).encode()) <= 800_000


def test_ten_thousand_nodes_are_written_in_two_seconds(real_results):
    results = large_results(real_results, organisations=9_950, groups=50, ties=20_000)
    start = time.process_time()
    render_map(results)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(("organisations", "groups"), [(0, 0), (1, 0), (0, 3), (1, 1), (100, 50), (300, 2)])
def test_any_small_network_is_drawn(real_results, organisations, groups):
    ties = min(organisations * groups, 60)
    results = large_results(real_results, organisations=organisations, groups=groups, ties=ties)
    results = replace(results, invited=None, survey=replace(results.survey, year=None, title=""))
    html = render_map(results)
    drawn = re.findall(r'<g class="node group[^"]*" data-n="(\d+)"', html)
    assert len(set(drawn)) == groups
    assert "How many were invited is not known" in html
