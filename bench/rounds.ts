/**
 * A process of its own that measures both ways in turn, for some seconds, and prints their times as JSON:
 * `rounds.ts <kind> <count> <seconds>`.
 */
import { assertSame, measure, type Time } from './app';
import type { Kind, Way } from './contests';

/** One element for each round. */
export type Rounds = Record<Way, Time>[];

const fewest = 3;
const most = 200;

const kind = process.argv[2] as Kind;
const count = Number(process.argv[3]);
const seconds = Number(process.argv[4]);

assertSame(kind);
const rounds: Rounds = [];
const start = performance.now();
const isEnough = () => rounds.length >= most || performance.now() - start > 1_000 * seconds;
while (rounds.length < fewest || !isEnough()) {
  // Each first every other time.
  const order: Way[] = rounds.length % 2 === 0 ? ['library', 'reference'] : ['reference', 'library'];
  rounds.push(Object.fromEntries(order.map((way) => [way, measure(kind, way, count)])) as Rounds[number]);
}
console.log(JSON.stringify(rounds));
