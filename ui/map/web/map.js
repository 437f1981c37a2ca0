// The map: vis-network holds the positions, finds what was hit, and redraws. The cards
// and lines are drawn here, so that every name stays readable at scale 1.
import { drawBands, drawLines } from "./lines.js";
import { cardRenderer } from "./cards.js";
import { listenToKeys } from "./keys.js";
import { place } from "./layout.js";
import { themeColours } from "./colours.js";

const scenes = new WeakMap(); // one a mounted component, by its root element
let bundle;

function loadBundle() {
  bundle ??= new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = new URL("/assets/vis/vis-network.min.js", location.origin);
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
  return bundle;
}

// Called on mount and again at every change of the data.
export async function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  await Promise.all([loadBundle(), document.fonts.load("400 14px 'Source Sans'")]);
  const scene = scenes.get(root) ?? create(root);
  scene.report = (deed, id) => setTriggerValue("act", { do: deed, id, at: Date.now() });
  show(scene, JSON.parse(data.json));
}

function create(root) {
  const scene = {
    root,
    frame: root.querySelector(".frame"),
    host: root.querySelector(".map"),
    anchor: root.querySelector(".anchor"),
    spoken: root.querySelector(".spoken"),
    nodes: new vis.DataSet(),
    network: null,
    selected: "",
    below: new Set(), // what the selection needs, further needs included
    related: new Set(), // that, and what the selection unlocks
  };
  scenes.set(root, scene);
  scene.open = (id) => open(scene, id);
  listenToKeys(scene);
  scene.host.addEventListener("mousemove", (event) => point(scene, event));
  // A canvas does not follow CSS: a transition on the probe tells of a new theme.
  root.querySelector(".probe").addEventListener("transitionend", () => draw(scene));
  new ResizeObserver(() => {
    if (scene.board && Math.abs(scene.frame.clientWidth - scene.width) > 1) draw(scene);
  }).observe(scene.frame);
  return scene;
}

function createNetwork(scene, options) {
  const network = new vis.Network(scene.host, { nodes: scene.nodes, edges: [] }, options);
  network.on("beforeDrawing", (context) => {
    if (!scene.bands) return;
    drawBands(scene, context);
    drawLines(scene, context);
  });
  network.on("click", ({ nodes }) => {
    scene.byKeys = false;
    scene.cursor = nodes[0];
    open(scene, nodes[0]);
  });
  return network;
}

function show(scene, board) {
  scene.board = board;
  scene.network ??= createNetwork(scene, board.options);
  scene.root.querySelector(".legend").hidden = board.compact;
  scene.cards = new Map(board.nodes.map((node) => [node.id, node]));
  const isNew = scene.selected !== board.selected;
  scene.selected = board.selected;
  draw(scene);
  const place = scene.positions.get(scene.selected);
  if (isNew && place) scene.frame.scrollLeft = place.x - scene.width / 2;
}

function draw(scene) {
  const { frame, host, network, nodes, cards } = scene;
  scene.colours = themeColours(scene.root);
  scene.width = frame.clientWidth;
  Object.assign(scene, place(scene.board, scene.width - 2));
  const size = [`${scene.size.width}px`, `${scene.size.height}px`];
  [host.style.width, host.style.height] = size;
  network.setSize(...size);
  nodes.remove(nodes.getIds().filter((id) => !cards.has(id)));
  const ctxRenderer = cardRenderer(scene);
  nodes.update(
    [...scene.positions].map(([id, { x, y }]) => ({ id, x, y, shape: "custom", ctxRenderer })),
  );
  const middle = { x: scene.size.width / 2, y: scene.size.height / 2 };
  network.moveTo({ position: middle, scale: 1, animation: false });
  host.positions = Object.fromEntries(scene.positions); // for scripts that drive the page
  select(scene, scene.selected);
}

// Marks what the selection needs, directly and further down, and what it unlocks.
function select(scene, id) {
  scene.selected = scene.cards.has(id) ? id : "";
  scene.below = new Set();
  const walk = (dependent) => {
    for (const edge of scene.board.edges) {
      if (edge.from !== dependent || scene.below.has(edge.to)) continue;
      scene.below.add(edge.to);
      walk(edge.to);
    }
  };
  if (scene.selected) walk(scene.selected);
  const above = scene.board.edges.filter((edge) => edge.to === scene.selected);
  scene.related = new Set([...scene.below, ...above.map((edge) => edge.from)]);
  scene.network.redraw();
}

// A selection shows at once; everything else waits for the server.
function open(scene, id) {
  const card = scene.cards.get(id);
  if (card?.target) {
    scene.report(card.kind, card.target);
  } else {
    select(scene, id ?? "");
    scene.report("select", id ?? "");
  }
}

function point(scene, event) {
  const { left, top } = scene.host.getBoundingClientRect();
  const id = scene.network.getNodeAt({ x: event.clientX - left, y: event.clientY - top });
  const card = scene.cards.get(id);
  scene.host.style.cursor = card ? "pointer" : "";
  scene.host.title = card ? card.title || card.label : "";
}
