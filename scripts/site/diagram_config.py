"""What Mermaid is told, and the script by which the browser draws. A change here draws every diagram anew."""

from __future__ import annotations

# What Mermaid is told. handDrawnSeed makes its output the same in each run; text is SVG text, so that PDF and text tools see it.
CONFIG = {
    "startOnLoad": False,
    "securityLevel": "strict",
    "theme": "base",
    "htmlLabels": False,
    "handDrawnSeed": 1,
    "deterministicIds": True,
    "fontFamily": "Atkinson Hyperlegible Next, sans-serif",
    "fontSize": 15,
    "flowchart": {
        "htmlLabels": False,
        "curve": "basis",
        "nodeSpacing": 28,
        "rankSpacing": 40,
        "padding": 9,
        "wrappingWidth": 190,
        "subGraphTitleMargin": {"top": 2, "bottom": 12},
    },
    "sequence": {
        "width": 104,
        "actorMargin": 26,
        "height": 40,
        "messageFontSize": 14,
        "noteFontSize": 14,
        "actorFontSize": 15,
        "mirrorActors": False,
        "wrap": True,
        "boxMargin": 8,
        "noteMargin": 8,
        "messageMargin": 34,
        "diagramMarginX": 8,
    },
    "state": {"nodeSpacing": 28, "rankSpacing": 40},
}
DRAW = """
async ([id, source]) => {
  const holder = document.getElementById('holder');
  holder.replaceChildren();
  try { holder.innerHTML = (await mermaid.render(id, source, holder)).svg; }
  catch (error) { return {error: String(error.message || error)}; }
  // A boundary's name stands at its left, where arrows that enter from above do not cross it.
  for (const cluster of holder.querySelectorAll('.cluster')) {
    const frame = cluster.querySelector('rect'), label = cluster.querySelector('.cluster-label');
    if (frame && label) label.setAttribute('transform', `translate(${+frame.getAttribute('x') + 8}, ${+frame.getAttribute('y') + 4})`);
  }
  return {svg: new XMLSerializer().serializeToString(holder.querySelector('svg'))};
}
"""
