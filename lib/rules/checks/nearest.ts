const longestName = 40;

/**
 * The names that a misspelled one most likely stands for, at most three, and how many edits away they are.
 * The same letters in another order, "useast" for "eastus", count as one edit.
 */
export function nearest(name: string, names: Iterable<string>): { names: readonly string[]; edits: number } {
  if (name.length > longestName) return { names: [], edits: 0 };
  const mostEdits = Math.min(3, Math.floor(name.length / 3));
  const all = Array.from(names);
  const anagrams = all.filter((other) => letters(other) === letters(name));
  if (anagrams.length > 0) return { names: anagrams.slice(0, 3), edits: 1 };
  const candidates = all
    .filter((other) => Math.abs(other.length - name.length) <= mostEdits)
    .map((other) => ({ other, edits: edits(name, other) }))
    .filter((candidate) => candidate.edits <= mostEdits);
  const least = Math.min(...candidates.map((candidate) => candidate.edits));
  const best = candidates.filter((candidate) => candidate.edits === least).map(({ other }) => other);
  return { names: best.slice(0, 3), edits: least };
}

/** The name that a misspelled one most likely stands for, case aside. */
export function nearestOf(name: string, names: readonly string[]): string | undefined {
  const [meant] = nearest(
    name.toLowerCase(),
    names.map((other) => other.toLowerCase()),
  ).names;
  return names.find((other) => other.toLowerCase() === meant);
}

function letters(name: string): string {
  return Array.from(name.replace(/[^a-z0-9]/gi, ''))
    .sort()
    .join('');
}

/** How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
