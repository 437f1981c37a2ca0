// Elements from plain strings, and folds that stay as a person left them.
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter(Boolean));
  return made;
}

const left = new Map(); // by key, whether a person left the fold open

export function fold(key, className, summary, body, open = false) {
  const made = element("details", className, summary, body);
  made.open = left.get(key) ?? open;
  summary.addEventListener("click", () => left.set(key, !made.open));
  summary.dataset.deed = `fold ${key}`;
  return made;
}

export function remembered(key) {
  return left.get(key) ?? false;
}

export function remember(key, open) {
  left.set(key, open);
}
