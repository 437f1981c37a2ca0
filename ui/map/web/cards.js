// The cards. Kind and state are shape, edge, weight and mark; the only colour is the
// accent, for what is selected or related to it.
const LINE = 15.5; // from one line of a name to the next
const MARK = 13; // from the right edge of a card to the middle of its mark

// The function that vis-network calls for each card.
export function cardRenderer(scene) {
  return ({ ctx: context, id, x, y }) => {
    const { width, height } = scene.card;
    const brush = { scene, context, id, x, y, left: x - width / 2, top: y - height / 2 };
    return { nodeDimensions: scene.card, drawNode: () => drawCard(brush) };
  };
}

function drawCard({ scene, context, id, ...at }) {
  const card = scene.cards.get(id);
  if (!card) return; // vis-network may still draw what has just been taken out
  const brush = { scene, context, id, card, ...at, ink: inkOf(scene, card) };
  context.save();
  if (card.kind === "fold") drawFold(brush);
  else drawBody(brush);
  drawName(brush);
  if (!scene.board.compact) drawMark(brush);
  if (scene.byKeys && scene.cursor === id) drawCursor(brush);
  context.restore();
}

function inkOf({ selected, related, colours }, { id, kind }) {
  if (kind === "fold") return colours.link;
  if (id === selected) return colours.onAccent;
  return !selected || related.has(id) ? colours.ink : colours.mute;
}

function outline({ scene, context, left, top }, radius, { lift = 0, grow = 0 } = {}) {
  const { width, height } = scene.card;
  context.beginPath();
  const box = [left + lift - grow, top - lift - grow, width - 2 * lift + 2 * grow];
  context.roundRect(...box, height + 2 * grow, radius);
}

function stroke(context, colour, width = 1, dash = []) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

function fill(context, colour) {
  context.fillStyle = colour;
  context.fill();
}

function linked({ scene, card }) {
  return card.linked?.[scene.selected] ?? 0;
}

function drawFold(brush) {
  const { context, scene } = brush;
  const hit = linked(brush);
  outline(brush, 6);
  stroke(context, hit ? scene.colours.link : scene.colours.mute, hit ? 1.8 : 1, [3, 3]);
}

function radiusOf({ scene, card }) {
  if (card.kind === "area") return 4;
  return card.kind === "algorithm" ? 2 : Math.min(12, scene.card.height / 2);
}

function drawBody(brush) {
  const { scene, context, card, left, top, ink } = brush;
  const { colours } = scene;
  const radius = radiusOf(brush);
  if (card.kind === "area") {
    outline(brush, 4, { lift: 4 });
    fill(context, colours.paper);
    stroke(context, colours.line);
  }
  outline(brush, radius);
  fill(context, fillOf(brush));
  stroke(context, edgeOf(brush), card.goal ? 2 : 1, card.known ? [4, 3] : []);
  if (card.kind !== "algorithm" || scene.board.compact) return;
  context.fillStyle = ink;
  context.fillRect(left, top, 4, scene.card.height);
}

function fillOf({ scene, card }) {
  if (card.id === scene.selected) return scene.colours.accent;
  return card.known || card.kind === "area" ? scene.colours.tint : scene.colours.paper;
}

function edgeOf({ scene, card }) {
  const { selected, related, colours } = scene;
  if (card.id === selected) return colours.accent;
  return card.goal || related.has(card.id) ? colours.link : colours.edge;
}

function drawName(brush) {
  const { scene, context, card, x, y, left, ink } = brush;
  const { compact } = scene.board;
  const bold = card.kind === "algorithm" || card.goal;
  context.font = `${bold ? 600 : 400} ${compact ? 12 : 13.5}px ${scene.colours.font}`;
  context.fillStyle = ink;
  context.textBaseline = "middle";
  if (compact || card.kind === "fold") {
    const hit = linked(brush);
    context.textAlign = "center";
    context.fillText(hit ? `${card.label} · ${hit} linked` : card.label, x, y + 1);
    return;
  }
  context.textAlign = "left";
  const marked = card.known || card.goal || card.ready || card.count;
  const lines = wrapped(context, card.label, scene.card.width - (marked ? 40 : 20));
  const first = y + 1 - ((lines.length - 1) / 2) * LINE;
  lines.forEach((line, place) => context.fillText(line, left + 12, first + place * LINE));
}

// At most two lines, broken at spaces and hyphens; a name that is longer ends in "…".
function wrapped(context, text, width) {
  const fits = (part) => context.measureText(part).width <= width;
  const lines = [""];
  for (const word of text.split(/(?<=[ -])/)) {
    const longer = lines.at(-1) + word;
    if (fits(longer.trim()) || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const second = lines.slice(1).join("");
  if (lines.length < 3 && fits(second.trim())) return lines.filter(Boolean);
  let cut = second;
  while (cut && !fits(`${cut}…`)) cut = cut.slice(0, -1);
  return [lines[0], `${cut.trim()}…`];
}

function drawMark(brush) {
  const { context, card, left, scene, y, ink } = brush;
  const x = left + scene.card.width - MARK;
  context.fillStyle = ink;
  if (card.count) drawCount(context, card.count, x + 4, y, scene.colours.font);
  else if (card.known) drawTick(context, x, y, ink);
  else if (card.goal) drawFlag(context, x, y, ink);
  else if (card.ready) drawRing(context, x, y, ink);
}

function drawCount(context, count, x, y, font) {
  context.textAlign = "right";
  context.font = `400 12px ${font}`;
  context.fillText(count, x, y + 1);
}

function drawTick(context, x, y, ink) {
  context.beginPath();
  context.moveTo(x - 5, y);
  context.lineTo(x - 1.5, y + 4);
  context.lineTo(x + 5, y - 5);
  stroke(context, ink, 1.8);
}

function drawFlag(context, x, y, ink) {
  context.beginPath();
  context.moveTo(x - 4, y + 7);
  context.lineTo(x - 4, y - 7);
  stroke(context, ink, 1.8);
  context.beginPath();
  context.moveTo(x - 4, y - 7);
  context.lineTo(x + 6, y - 3.5);
  context.lineTo(x - 4, y);
  context.fill();
}

function drawRing(context, x, y, ink) {
  context.beginPath();
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  stroke(context, ink, 1.5);
}

function drawCursor(brush) {
  outline(brush, radiusOf(brush) + 3, { grow: 4 });
  stroke(brush.context, brush.scene.colours.ink, 2);
}
