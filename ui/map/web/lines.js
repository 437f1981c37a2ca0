// The bands behind the levels and the lines between cards. A line runs from a side to a
// side; a long one goes through the gutter between two rows, so that it never passes
// behind a card it does not belong to.
import { HEAD, PADDING, PITCH } from "./layout.js";

export function drawBands({ bands, board, card, colours, wide }, context) {
  bands.forEach(({ x, y, width, height, title, note }, number) => {
    if (number % 2) {
      context.fillStyle = colours.tint;
      context.globalAlpha = 0.55;
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    }
    if (board.compact) return;
    const left = x + (wide ? (width - card.width) / 2 : PADDING);
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.fillStyle = colours.ink;
    context.font = `600 13.5px ${colours.font}`;
    context.fillText(title, left, y + 22);
    const after = left + context.measureText(title).width + 8;
    context.fillStyle = colours.mute;
    context.font = `400 12.5px ${colours.font}`;
    context.fillText(note, after, y + 22);
  });
}

// Those of the selection come last, so that they lie on top.
export function drawLines(scene, context) {
  const edges = scene.board.edges.map((edge) => ({ ...edge, style: styleOf(scene, edge) }));
  edges.sort((one, other) => (one.style?.width ?? 0) - (other.style?.width ?? 0));
  for (const edge of edges) {
    if (edge.style) drawLine(scene, context, edge);
  }
  context.globalAlpha = 1;
}

// At rest a need that others imply is not drawn; on the phone only the selection's are.
function styleOf({ selected, below, colours, wide }, { from, to, implied }) {
  if (selected && from === selected) return { colour: colours.link, width: 2, alpha: 1 };
  if (selected && to === selected) {
    return { colour: colours.ink, width: 2, alpha: 1, dash: [6, 4] };
  }
  if (implied || !wide) return null;
  if (below.has(from)) return { colour: colours.link, width: 1, alpha: 0.6 };
  return { colour: colours.mute, width: 1, alpha: selected ? 0.18 : 0.42 };
}

function drawLine(scene, context, { from, to, style }) {
  const needed = scene.positions.get(to);
  const dependent = scene.positions.get(from);
  context.strokeStyle = context.fillStyle = style.colour;
  context.globalAlpha = style.alpha;
  context.lineWidth = style.width;
  context.setLineDash(style.dash ?? []);
  context.beginPath();
  const tip = (scene.wide ? across : down)(scene, context, needed, dependent);
  context.stroke();
  context.setLineDash([]);
  if (style.width > 1) drawHead(context, tip);
}

function drawHead(context, { x, y, side }) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + side * 8, y - 4.5);
  context.lineTo(x + side * 8, y + 4.5);
  context.fill();
}

function across({ board, card, step }, context, needed, dependent) {
  const start = needed.x + card.width / 2;
  const end = dependent.x - card.width / 2;
  const gap = step - card.width;
  context.moveTo(start, needed.y);
  if (board.compact || dependent.column - needed.column < 2) {
    curve(context, start, needed.y, end, dependent.y);
  } else {
    const gutter = gutterBetween(needed.y, dependent.y);
    curve(context, start, needed.y, start + gap, gutter);
    context.lineTo(end - gap, gutter);
    curve(context, end - gap, gutter, end, dependent.y);
  }
  return { x: start, y: needed.y, side: 1 };
}

function gutterBetween(one, other) {
  return HEAD + Math.round(((one + other) / 2 - HEAD) / PITCH) * PITCH - 2;
}

function curve(context, x1, y1, x2, y2) {
  const middle = (x1 + x2) / 2;
  context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
}

function down({ card, size }, context, needed, dependent) {
  const middle = size.width / 2;
  const side = ({ x }) => (x < middle ? 1 : -1);
  const start = needed.x + (side(needed) * card.width) / 2;
  const end = dependent.x + (side(dependent) * card.width) / 2;
  context.moveTo(start, needed.y);
  context.quadraticCurveTo(middle, needed.y, middle, needed.y + 12);
  context.lineTo(middle, dependent.y - 12);
  context.quadraticCurveTo(middle, dependent.y, end, dependent.y);
  return { x: start, y: needed.y, side: side(needed) };
}
