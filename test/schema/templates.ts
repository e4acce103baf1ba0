/** Terraform's templates: what stands in the `${…}` and `%{…}` of a text. */

export interface Template {
  /** The code of every template in it, also of those in quotes of another, without what stands in quotes: `a["x"]` is `a[""]`. */
  readonly codes: readonly string[];
  /** The whole text is one `${…}`, so its value may be of any type. */
  readonly isExpression: boolean;
}

/** Undefined where a template is not closed, or has nothing in it. */
export function readTemplate(text: string): Template | undefined {
  const codes: string[] = [];
  let at = 0;

  /** Reads up to the end, or to the quote that closes the text. Tells whether it got there. */
  const readText = (isQuoted: boolean): boolean => {
    while (at < text.length) {
      if (isQuoted && text[at] === '"') return true;
      const start = text.slice(at, at + 3);
      if (start === '$${' || start === '%%{') at += 3;
      else if (isQuoted && text[at] === '\\') at += 2;
      else if (start.startsWith('${') || start.startsWith('%{')) {
        at += 2;
        if (!readCode()) return false;
      } else at += 1;
    }
    return !isQuoted;
  };

  const readCode = (): boolean => {
    let code = '';
    for (let depth = 0; at < text.length; at += 1) {
      const character = text[at];
      if (character === '"') {
        at += 1;
        if (!readText(true)) return false;
        code += '"';
      } else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      if (depth < 0) {
        at += 1;
        codes.push(code);
        return code.trim() !== '';
      }
      code += character;
    }
    return false;
  };

  if (!readText(false)) return undefined;
  at = 2;
  const isExpression = text.startsWith('${') && readCode() && at === text.length;
  return { codes: [...new Set(codes)], isExpression };
}
