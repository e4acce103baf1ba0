/** A row of the table that the bench prints. */
export interface Row {
  readonly measure: string;
  readonly library: string;
  readonly reference?: string;
  readonly ratio?: string;
  /** The ratios between which the middle half of the rounds lies. */
  readonly spread?: string;
  readonly goal: string;
  readonly verdict: 'met' | 'missed';
}

/** What is measured of the library, and of what it is held against: one element for each round. */
export interface Pair {
  readonly library: number;
  readonly reference: number;
}

/** Each round is a ratio of its own: what slows the machine for a while slows both halves of a round. */
export function compare(measure: string, unit: string, rounds: readonly Pair[], goal: number): Row {
  const ratios = rounds.map(({ library, reference }) => library / reference);
  const ratio = median(ratios);
  return {
    measure,
    library: show(median(rounds.map(({ library }) => library)), unit),
    reference: show(median(rounds.map(({ reference }) => reference)), unit),
    ratio: ratio.toFixed(2),
    spread: `${quantile(ratios, 0.25).toFixed(2)} – ${quantile(ratios, 0.75).toFixed(2)}`,
    goal: `${goal}`,
    verdict: ratio <= goal ? 'met' : 'missed',
  };
}

export function report(measure: string, unit: string, value: number, goal: number): Row {
  return {
    measure,
    library: show(value, unit),
    goal: `${goal} ${unit}`,
    verdict: value <= goal ? 'met' : 'missed',
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function times<T>(count: number, measure: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => measure(i));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
}

function show(value: number, unit: string): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
}
