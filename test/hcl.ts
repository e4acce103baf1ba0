import { getExpressionAst } from '@cdktf/hcl2json';

/**
 * Whether Terraform accepts the syntax of a text as a string of its JSON syntax, by HashiCorp's own parser.
 *
 * That one is not offered for templates, only for expressions: the text becomes a heredoc, whose body is a template with
 * the same syntax. One thing differs there: in a template outside of a heredoc, HCL takes everything behind a carriage
 * return without line feed for text, so that what stands before it decides.
 */
export async function isWellFormed(text: string): Promise<boolean> {
  for (const { index } of text.matchAll(/\r(?!\n)/g)) {
    if (await isHeredocBody(text.slice(0, index))) return true;
  }
  return isHeredocBody(text);
}

async function isHeredocBody(text: string): Promise<boolean> {
  let marker = 'EOT';
  while (text.includes(marker)) marker += 'T';
  try {
    await getExpressionAst('main.tf', `<<${marker}\n${text}\n${marker}\n`);
    return true;
  } catch {
    return false;
  }
}
