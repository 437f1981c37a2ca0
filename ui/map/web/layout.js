// Where everything stands. Wide: levels are columns, aligned at the top, so that
// unfolding only appends. Narrow: levels are rows of two cards. No scaling in either.
export const HEAD = 46; // the titles above the columns
export const PITCH = 48; // from one row of cards to the next
export const PADDING = 14;
const NARROW = 640;
const COLUMNS = { least: 184, gap: 40, most: 190, height: 40, pitch: PITCH, head: HEAD };
const CHIPS = { least: 34, most: 60, width: 28, height: 24, pitch: 34, head: 12 };
const ROWS = { head: 38, height: 44, pitch: 52 };

export function place(board, width) {
  if (board.compact) return chips(board.columns, width);
  return width >= NARROW ? columns(board.columns, width) : rows(board.columns, width);
}

function columns(levels, width) {
  const step = Math.max(COLUMNS.least, Math.floor(width / levels.length));
  const card = { width: Math.min(step - COLUMNS.gap, COLUMNS.most), height: COLUMNS.height };
  return { ...grid(levels, step, COLUMNS, width), card };
}

function chips(stages, width) {
  const step = Math.max(CHIPS.least, Math.min(CHIPS.most, (width - 8) / stages.length));
  const card = { width: CHIPS.width, height: CHIPS.height };
  return { ...grid(stages, step, CHIPS, width, true), card };
}

function grid(levels, step, { pitch, head }, width, centred = false) {
  const tallest = Math.max(...levels.map((level) => level.ids.length), 0);
  const height = head + tallest * pitch + 8;
  const all = step * levels.length;
  const left = centred ? Math.max(0, (width - all) / 2) : 0;
  const positions = new Map();
  const bands = levels.map(({ title, note, ids }, column) => {
    const lift = centred ? ((tallest - ids.length) * pitch) / 2 : 0;
    const x = left + column * step;
    ids.forEach((id, row) => {
      const y = head + lift + row * pitch + pitch / 2 - 2;
      positions.set(id, { x: x + step / 2, y, column });
    });
    return { x, y: 0, width: step, height, title, note };
  });
  return { positions, bands, step, wide: true, size: { width: Math.max(width, all), height } };
}

function rows(levels, width) {
  const card = { width: (width - 3 * PADDING) / 2, height: ROWS.height };
  const positions = new Map();
  let y = 0;
  const bands = levels.map(({ title, note, ids }) => {
    const height = ROWS.head + Math.ceil(ids.length / 2) * ROWS.pitch + 6;
    const band = { x: 0, y, width, height, title, note };
    ids.forEach((id, place) => {
      const x = PADDING + card.width / 2 + (place % 2) * (card.width + PADDING);
      positions.set(id, { x, y: y + ROWS.head + Math.floor(place / 2) * ROWS.pitch + 23 });
    });
    y += height;
    return band;
  });
  return { positions, bands, card, wide: false, size: { width, height: y } };
}
