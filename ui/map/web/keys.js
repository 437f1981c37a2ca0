// The keyboard: arrows move a cursor over the cards, and a live region says where it is.
const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const DEEDS = { k: "know", g: "goal" };

export function listenToKeys(scene) {
  scene.host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !scene.cards) return;
    const act = actionOf(scene, event.key);
    if (!act) return;
    event.preventDefault();
    scene.byKeys = true;
    act();
  });
}

function actionOf(scene, key) {
  const card = scene.cards.get(scene.cursor);
  if (key in DIRECTIONS) return () => move(scene, DIRECTIONS[key]);
  if (key === "Escape") return () => scene.open("");
  if (key === "Enter" && card) return () => scene.open(card.id);
  if (key in DEEDS && card && !card.target) return () => scene.report(DEEDS[key], card.id);
  return null;
}

function move(scene, direction) {
  const here = scene.positions.get(scene.cursor) ?? scene.positions.get(scene.selected);
  const next = here ? nearest(scene, here, direction) : scene.positions.keys().next().value;
  if (next === undefined) return;
  scene.cursor = next;
  say(scene, scene.cards.get(next));
  reveal(scene, scene.positions.get(next));
  scene.network.redraw();
}

// The card that is least far along the direction, going astray counting twice.
function nearest({ positions }, here, [right, down]) {
  let best;
  let least = Infinity;
  for (const [id, { x, y }] of positions) {
    const along = (x - here.x) * right + (y - here.y) * down;
    const astray = Math.abs((x - here.x) * down + (y - here.y) * right);
    if (along > 1 && along + 2 * astray < least) [best, least] = [id, along + 2 * astray];
  }
  return best;
}

function say({ spoken }, { title, label, kind, known, goal, ready }) {
  const state = [known && "known", goal && "goal", ready && "ready"].filter(Boolean);
  spoken.textContent = [title || label, kind, ...state].join(", ");
}

// The anchor is an empty element: the browser scrolls frame and page as far as needed.
function reveal({ anchor, card }, { x, y }) {
  const [left, top] = [x - card.width / 2, y - card.height / 2];
  anchor.style.cssText = `left:${left}px;top:${top}px;width:${card.width}px;height:${card.height}px`;
  anchor.scrollIntoView({ block: "nearest", inline: "nearest" });
}
