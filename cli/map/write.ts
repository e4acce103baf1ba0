import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Writes a file as a whole or not at all: who reads it meanwhile sees what was there before. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const present = await stat(file).catch(() => undefined);
  // A pipe or a device is written to; it must not be replaced.
  if (present !== undefined && !present.isFile()) {
    await writeFile(file, text);
    return;
  }
  const target = present === undefined ? file : await realpath(file);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: present?.mode });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
