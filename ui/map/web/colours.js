// The theme's colours as plain values, because a canvas knows no CSS variables.
export function themeColours(root) {
  const style = getComputedStyle(root);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["ink", "mute", "line", "paper", "tint", "link", "accent"];
  const colours = Object.fromEntries(names.map((name) => [name, value(name)]));
  return {
    ...colours,
    edge: halfWay(colours.mute, colours.paper),
    onAccent: "#FFFFFF",
    font: style.fontFamily,
  };
}

function halfWay(one, other) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  const mean = (at) => Math.round((channel(one, at) + channel(other, at)) / 2);
  return `#${[1, 3, 5].map((at) => mean(at).toString(16).padStart(2, "0")).join("")}`;
}
