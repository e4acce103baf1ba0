import type { Notes } from '../../reading/notes';

/** Whether something about an option was noted when it was read, which another rule reports. */
export function isNoted(notes: Notes, path: string): boolean {
  return notedIn(notes).includes(path);
}

/** Whether something about an option or one within it was noted. */
export function isNotedWithin(notes: Notes, path: string): boolean {
  return notedIn(notes).some((noted) => noted.startsWith(path) && /^([.[]|$)/.test(noted.slice(path.length)));
}

/** Whether a replica could not be read, so that the model has fewer than there are. */
export function lacksReplicas(notes: Notes): boolean {
  return notedIn(notes).some((noted) => /^replica(s(\[\d+\](\.region)?)?|Regions(\[\d+\])?)$/.test(noted));
}

function notedIn({ misfits, malformed, undecided, unknown }: Notes): string[] {
  return [...[...misfits, ...malformed, ...unknown].map(({ path }) => path), ...undecided];
}
