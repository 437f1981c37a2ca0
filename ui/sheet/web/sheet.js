// Pieces of text: rows, modules, questions. Every string becomes a text node, so nothing
// in the data can be markup.
import { element, fold } from "./elements.js";
import { stepRows, rows } from "./rows.js";

const STATUS = {
  settled: "● settled",
  debated: "◐ debated: experts disagree",
  open: "○ open: nobody knows yet",
};

// Called on mount and again at every change of the data.
export async function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const report = (action) => setTriggerValue("act", { ...action, at: Date.now() });
  const focused = root.getRootNode().activeElement?.dataset.deed;
  const blocks = JSON.parse(data.json);
  const steps = new Map(
    blocks.filter(({ block }) => block === "module").flatMap(({ items }) => items.map((row) => [row.id, row])),
  );
  root.replaceChildren(...blocks.map((block) => BLOCKS[block.block](block, report, steps)));
  if (focused) refocus(root, focused);
}

function refocus(root, deed) {
  const again = [...root.querySelectorAll("[data-deed]")].find((it) => it.dataset.deed === deed);
  again?.focus({ preventScroll: true });
}

const BLOCKS = {
  title: ({ text }) => element("h1", "", text),
  heading: ({ text, note }) =>
    element("div", "line", element("h2", "", text), note && element("span", "mute small", note)),
  label: ({ text }) => element("h3", "", text),
  text: ({ text, quiet }) => element("p", quiet ? "mute small" : "", text),
  empty: ({ text }) => element("p", "empty", text),
  code: ({ text }) => element("p", "code small", text),
  rows: (block, report) => rows(block, report),
  sources: ({ items }) => element("ul", "sources", ...items.map(source)),
  quiz,
  module: moduleOf,
  choices: ({ items }, report) =>
    element("div", "line", ...items.map(({ text, act, id }) => door(text, act, id, report))),
  counts: ({ items }) => element("div", "counts", ...items.flatMap(count)),
};

function source({ text, url, note }) {
  const title = url ? element("a", "", text) : element("span", "", text);
  if (url) Object.assign(title, { href: url, target: "_blank", rel: "noopener noreferrer" });
  return element("li", "", title, note && element("span", "mute small", ` ${note}`));
}

function quiz({ key, ask, answer, status, sources }) {
  const state = element("span", `chip ${status}`, STATUS[status]);
  const said = element("div", "answer", element("p", "", answer));
  if (sources?.length) said.append(element("ul", "sources small", ...sources.map(source)));
  const summary = element("summary", "small", "Show the answer");
  return element("div", "quiz", state, element("p", "ask", ask), fold(key, "", summary, said));
}

function moduleOf({ key, title, note, meta, unfolded, items }, report, steps) {
  const summary = element(
    "summary",
    "",
    element("strong", "", title),
    element("span", "mute small", note),
    element("span", "mute small number", meta),
  );
  const body = element("div", "", ...stepRows(items, report, steps));
  return fold(key, "module", summary, body, unfolded);
}

function door(text, act, id, report) {
  const button = element("button", "door", text);
  button.dataset.deed = `${act} ${id}`;
  button.onclick = () => report({ do: act, id });
  return button;
}

function count({ text, count }) {
  const number = count.toLocaleString("en");
  return [element("code", "", text), element("span", "mute number", number)];
}
