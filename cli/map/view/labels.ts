/** Places labels so that they cover neither each other nor a mark. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something on the map that has a label. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Its radius. */
  readonly radius: number;
  /** The size of the label. */
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Box {
  /** The ends of a line to the label, if it is too far away to be recognized as the label of its mark. */
  readonly line?: readonly [number, number, number, number];
}

const margin = 2;
const rounds = 40;

/**
 * A box for each label, or nothing if there is no room. The same input always has the same result.
 *
 * @param dots points that labels should not cover
 */
export function placeLabels(
  marks: readonly Labelled[],
  frame: Box,
  dots: readonly (readonly [number, number])[] = [],
): (Placed | undefined)[] {
  const freeOf = (candidatesOf: (mark: Labelled) => readonly Candidate[]) =>
    marks.map((mark, own) =>
      candidatesOf(mark)
        .filter(
          ({ box }) => isWithin(box, frame) && marks.every((other, i) => i === own || !overlap(box, boxOf(other), 0)),
        )
        .map((candidate) => ({
          ...candidate,
          cost: candidate.cost + dotCost * dots.filter(isIn(candidate.box)).length,
        }))
        .sort((a, b) => a.cost - b.cost),
    );
  const near = bestOf(marks, freeOf(nearCandidates), 8);
  const placed = near.every((one) => one !== undefined)
    ? near
    : bestOf(
        marks,
        freeOf((mark) => [...nearCandidates(mark), ...farCandidates(mark)]),
        rounds,
      );
  return marks.map((mark, i) => {
    const chosen = placed[i];
    return chosen && { ...chosen.box, line: chosen.isFar ? lineTo(mark, chosen.box) : undefined };
  });
}

/** The best result of several orders in which candidates are chosen. */
function bestOf(marks: readonly Labelled[], free: readonly Candidate[][], most: number): (Candidate | undefined)[] {
  // Labels with few candidates choose first; then those that found no room.
  let order = [...marks.keys()].sort((a, b) => free[a].length - free[b].length || a - b);
  let best: (Candidate | undefined)[] = [];
  let least = Infinity;
  for (let round = 0; round < most; round++) {
    const placed = inOrder(order, free, marks);
    const cost = placed.reduce((sum, one) => sum + (one?.cost ?? missing), 0);
    if (cost < least) [best, least] = [placed, cost];
    // Nothing can be better than every label at its first choice.
    if (placed.every((one, i) => one === free[i].at(0))) break;
    order = promoted(order, placed, free);
  }
  return best;
}

const missing = 1e6;
const dotCost = 1.5;

function isIn({ x, y, width, height }: Box): (dot: readonly [number, number]) => boolean {
  return ([dotX, dotY]) => dotX > x && dotY > y && dotX < x + width && dotY < y + height;
}

interface Candidate {
  readonly box: Box;
  readonly cost: number;
  readonly isFar: boolean;
}

function inOrder(order: readonly number[], free: readonly Candidate[][], marks: readonly Labelled[]) {
  const placed: (Candidate | undefined)[] = marks.map(() => undefined);
  for (const i of order) {
    placed[i] = free[i].find((candidate) => {
      const line = candidate.isFar ? lineTo(marks[i], candidate.box) : undefined;
      return placed.every((other, j) => {
        if (other === undefined) return true;
        if (overlap(candidate.box, other.box, margin)) return false;
        if (line !== undefined && crosses(line, other.box)) return false;
        if (!other.isFar) return true;
        const otherLine = lineTo(marks[j], other.box);
        return !crosses(otherLine, candidate.box) && !(line !== undefined && meet(line, otherLine));
      });
    });
  }
  return placed;
}

/** Labels that are farthest from their first choice come first in the next round. */
function promoted(order: readonly number[], placed: readonly (Candidate | undefined)[], free: readonly Candidate[][]) {
  const regret = (i: number) => (placed[i]?.cost ?? missing) - (free[i].at(0)?.cost ?? 0);
  const worst = order.reduce((a, b) => (regret(b) > regret(a) ? b : a));
  return [worst, ...order.filter((i) => i !== worst)];
}

const besides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -0.8],
  [1, 0.8],
  [-1, -0.8],
  [-1, 0.8],
] as const;

/** The places for a label next to its mark, the best first. */
function nearCandidates(mark: Labelled): Candidate[] {
  return besides.map(([x, y], i) => candidateAt(mark, x, y, 4, i, false));
}

/** The places around a mark at a growing distance. */
function farCandidates(mark: Labelled): Candidate[] {
  const candidates: Candidate[] = [];
  for (const distance of [16, 26, 38, 52, 68, 86, 106]) {
    for (let step = 0; step < 20; step++) {
      const angle = (step / 20) * 2 * Math.PI;
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      // A label above or below its mark is easier to read than one in between.
      candidates.push(candidateAt(mark, x, y, distance, 12 + distance + 4 * Math.abs(x), true));
    }
  }
  return candidates;
}

function candidateAt(
  { x, y, radius, width, height }: Labelled,
  dx: number,
  dy: number,
  gap: number,
  cost: number,
  isFar: boolean,
): Candidate {
  const centre = [x + dx * (radius + gap), y + dy * (radius + gap)];
  // The label grows away from its mark.
  const left = centre[0] - width / 2 + (Math.abs(dx) < 0.2 ? 0 : (Math.sign(dx) * width) / 2);
  const top = centre[1] - height / 2 + (dy * height) / 2;
  return { box: { x: left, y: top, width, height }, cost, isFar };
}

function lineTo({ x, y, radius }: Labelled, box: Box): [number, number, number, number] {
  const endX = Math.min(Math.max(x, box.x + 2), box.x + box.width - 2);
  const endY = Math.min(Math.max(y, box.y + 3), box.y + box.height - 3);
  const length = Math.hypot(endX - x, endY - y);
  const part = length === 0 ? 0 : (radius + 1) / length;
  return [x + (endX - x) * part, y + (endY - y) * part, endX, endY];
}

function boxOf({ x, y, radius }: Labelled): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function isWithin(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

export function overlap(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

type Line = readonly [number, number, number, number];

function crosses([x1, y1, x2, y2]: Line, { x, y, width, height }: Box): boolean {
  const [right, bottom] = [x + width, y + height];
  const isInside = (px: number, py: number) => px > x && px < right && py > y && py < bottom;
  return (
    isInside(x1, y1) ||
    isInside(x2, y2) ||
    meet([x1, y1, x2, y2], [x, y, right, bottom]) ||
    meet([x1, y1, x2, y2], [x, bottom, right, y])
  );
}

function meet(a: Line, b: Line): boolean {
  const side = ([x1, y1, x2, y2]: Line, x: number, y: number) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  return side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0;
}

interface Spread {
  x: number;
  y: number;
}

/** Moves points apart, as little as possible, until they have a minimum distance from each other. */
export function spread(points: readonly Spread[], distance: number): void {
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (const [i, a] of points.entries()) {
      for (const b of points.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const apart = Math.hypot(dx, dy);
        if (apart >= distance - 0.01) continue;
        // Two points at one place move sideways.
        const [ux, uy] = apart === 0 ? [1, 0] : [dx / apart, dy / apart];
        const step = (distance - apart) / 2;
        a.x -= ux * step;
        a.y -= uy * step;
        b.x += ux * step;
        b.y += uy * step;
        moved = true;
      }
    }
    if (!moved) return;
  }
}
