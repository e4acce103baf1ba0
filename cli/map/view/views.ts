import { world } from './places';
import type { Point } from './regions';

/** The part of the world that is drawn, and its scale. */
export interface View {
  /** The corner of the part, on the map of `world`. */
  readonly x: number;
  readonly y: number;
  /** The number of pixels per unit of `world`. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** The whole world. */
export const wholeWorld: View = { x: 0, y: 0, scale: 0.5, width: world.width / 2, height: world.height / 2 };

/** The distance in pixels below which marks would cover each other. */
const crowd = 13;
/** The margin around the marks in pixels, for labels and for orientation. */
const around = { x: 130, y: 60 };
/** The maximum scale, above which the coast looks angular. */
const largestScale = 1.35;

/** Whether marks are so close to each other in a view that they have to be moved. */
export function isCrowded(points: readonly Point[], { scale }: View): boolean {
  return points.some(([x, y], i) =>
    points.slice(i + 1).some(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) * scale < crowd),
  );
}

/** The part of the world that contains some points, at the largest scale that fits a size. */
export function closeUp(points: readonly Point[], width: number, height: number): View {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fit = (pixels: number, units: number) => (units === 0 ? Infinity : pixels / units);
  const smallest = Math.max(width / world.width, height / world.height);
  const room = [width - 2 * Math.min(around.x, width / 4), height - 2 * Math.min(around.y, height / 4)];
  const scale = Math.max(smallest, Math.min(largestScale, fit(room[0], right - left), fit(room[1], bottom - top)));
  return {
    x: within((left + right) / 2 - width / scale / 2, world.width - width / scale),
    y: within((top + bottom) / 2 - height / scale / 2, world.height - height / scale),
    scale,
    width,
    height,
  };
}

function within(start: number, last: number): number {
  return Math.min(Math.max(start, 0), Math.max(last, 0));
}

/** Whether a view is so much larger in scale that it is worth showing less of the world. */
export function isCloser({ scale, width }: View): boolean {
  return scale > (1.25 * wholeWorld.scale * width) / wholeWorld.width;
}

/** The world, unless some points are too close to each other there and a smaller part separates them. */
export function viewOf(points: readonly Point[], width = wholeWorld.width, height = wholeWorld.height): View {
  const whole = { ...wholeWorld, scale: (wholeWorld.scale * width) / wholeWorld.width, width, height };
  if (points.length < 2 || !isCrowded(points, whole)) return whole;
  const near = closeUp(points, width, height);
  return isCloser(near) ? near : whole;
}
