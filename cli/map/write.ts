import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** A file that cannot be written, and why. */
export class UnwritableFileError extends Error {
  public constructor(file: string, cause: unknown) {
    // Node appends the name of the draft.
    const { message } = cause as NodeJS.ErrnoException;
    super(`${file} cannot be written: ${message.replace(/, \w+ '[^]*$/, '')}`);
    this.name = 'UnwritableFileError';
  }
}

/** Writes a file atomically: concurrent readers see the previous contents. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    const present = await stat(file).catch(() => undefined);
    // A pipe or a device is written to directly, because it must not be replaced.
    if (present !== undefined && !present.isFile()) await writeFile(file, text);
    else await replace(present === undefined ? file : await realpath(file), text, present?.mode);
  } catch (error) {
    throw new UnwritableFileError(file, error);
  }
}

async function replace(file: string, text: string, mode: number | undefined): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
