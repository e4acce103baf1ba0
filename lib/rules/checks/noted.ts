import type { Notes } from '../../reading/notes';

/** Whether something about the options of a part was noted when they were read, which another rule reports. */
export function isNoted({ misfits, undecided, unknown }: Notes, path: string): boolean {
  const noted = [...misfits, ...unknown].map((option) => option.path);
  return [...noted, ...undecided].some((option) => option.startsWith(`${path}.`));
}
