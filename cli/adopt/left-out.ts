/** A part of the registry that is left out of the stack, because the library refuses it. */
export interface Part {
  /** The keys by which `has` finds it. */
  readonly keys: readonly string[];
  /** Its name in a note: `the scope of releaseeastus`. */
  readonly what: string;
  /** Whether its name is plural. */
  readonly isMany?: boolean;
}

const mostReasons = 5;

/** The parts of a registry that are left as they are in Azure, with the reasons. */
export class LeftOut {
  private readonly parts = new Map<string, { readonly part: Part; readonly reasons: string[] }>();

  public has(key: string): boolean {
    return Array.from(this.parts.values()).some(({ part }) => part.keys.includes(key));
  }

  public add(part: Part, reason: string): void {
    const key = part.keys.join();
    const reasons = this.parts.get(key)?.reasons ?? [];
    if (!reasons.includes(reason)) this.parts.set(key, { part, reasons: [...reasons, reason] });
  }

  /** One line for each part. */
  public get notes(): string[] {
    return Array.from(this.parts.values(), ({ part: { what, isMany }, reasons }) => {
      const shown = reasons.slice(0, mostReasons).join('; ');
      const more = reasons.length > mostReasons ? `; and ${reasons.length - mostReasons} more` : '';
      return `${what}: ${isMany === true ? 'they stay as they are' : 'it stays as it is'}, because ${shown}${more}`;
    });
  }
}
