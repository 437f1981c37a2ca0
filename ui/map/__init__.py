"""The component that draws the map."""

from conceptpath.ui.component import component, draw
from conceptpath.ui.map.network import payload
from conceptpath.ui.models.board import Board

HTML = """
<div class="root">
  <div class="frame">
    <div class="map" role="application" tabindex="0" aria-label="Concept map. Arrow keys
 move, Enter opens, k marks as known, g makes it a goal, Escape leaves."></div>
    <div class="anchor"></div>
  </div>
  <div class="legend">
    <span><i></i>concept</span>
    <span><i class="algorithm"></i>algorithm</span>
    <span><i class="needs"></i>needs</span>
    <span><i class="unlocks"></i>unlocks</span>
    <span>✓ known</span><span>○ ready</span><span>⚑ goal</span>
    <span>An arrow points at what is needed.</span>
  </div>
  <div class="probe"></div>
  <div class="spoken" aria-live="polite"></div>
</div>
"""


def draw_map(key: str, board: Board) -> None:
    """Draw a board; clicks and keys change the visit."""
    draw(component("map", HTML), key, payload(board))
