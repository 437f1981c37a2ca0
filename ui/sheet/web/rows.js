// Lines about concepts: in the panel with the mark of their kind, in a plan with a tick,
// a number and the way to the goal.
import { element, fold, remember, remembered } from "./elements.js";

export function rows({ items, shown }, report) {
  const made = items.map((row) => conceptRow(row, report));
  const rest = made.splice(shown ?? items.length);
  if (!rest.length) return element("div", "rows", ...made);
  const summary = element("summary", "mute small", `${rest.length} more`);
  const key = items.map(({ id }) => id).join(" ");
  return element("div", "rows", ...made, fold(key, "", summary, element("div", "", ...rest)));
}

export function stepRows(items, report, steps) {
  return items.map((row) => stepRow(row, report, steps));
}

function conceptRow(row, report) {
  const glyph = element("span", `glyph ${row.kind} ${row.known ? "known" : ""}`);
  const made = element("div", "row", glyph, name(row, report), hours(row));
  if (row.reason) made.append(element("p", "below mute small", row.reason));
  return made;
}

function stepRow(row, report, steps) {
  const number = element("span", "step number", String(row.number));
  const lead = element("span", "lead", tick(row, report), number);
  const made = element("div", "row", lead, name(row, report), hours(row));
  made.classList.toggle("done", Boolean(row.known));
  made.classList.toggle("selected", Boolean(row.selected));
  const user = steps.get(row.user);
  if (!row.known) made.append(element("p", "below mute small", reasonOf(row, user)));
  if (user?.user) addChain(made, row, steps);
  return made;
}

function reasonOf({ reason }, user) {
  return user ? `For ${user.name}. ${reason}` : "Your goal.";
}

function name({ id, name, kind, known, number }, report) {
  const button = element("button", `name ${kind}`, known && !number ? `${name} ✓` : name);
  button.dataset.deed = `select ${id}`;
  button.onclick = () => report({ do: "select", id });
  return button;
}

function hours({ meta }) {
  return element("span", "meta mute small number", element("span", "", meta));
}

function tick({ id, name, known, depth }, report) {
  const box = element("input");
  Object.assign(box, { type: "checkbox", checked: Boolean(known), ariaLabel: `I know ${name}` });
  box.dataset.deed = `know ${id}`;
  box.onchange = () => report({ do: "know", id, depth });
  return box;
}

// "why here?" opens the chain of reasons from the step to the goal.
function addChain(made, row, steps) {
  const chain = element("div", "chain below small", ...links(row, steps));
  const button = element("button", "why", "why here?");
  const key = `why ${row.id}`;
  const show = (open) => {
    chain.hidden = !open;
    button.ariaExpanded = String(open);
    remember(key, open);
  };
  button.dataset.deed = key;
  button.ariaLabel = `Why here? ${row.name}`;
  button.onclick = () => show(chain.hidden);
  made.querySelector(".meta").prepend(button);
  made.append(chain);
  show(remembered(key));
}

function* links(row, steps) {
  let step = row;
  for (let user = steps.get(step.user); user; step = user, user = steps.get(step.user)) {
    yield link(step.name, ` is used by ${user.name}. ${step.reason}`);
  }
  yield link(step.name, " is your goal.");
}

function link(name, rest) {
  return element("p", "", element("strong", "", name), element("span", "mute", rest));
}
