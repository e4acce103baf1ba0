import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

/** What guides may quote, by the language of the block: the files of the examples. */
const sources: Readonly<Record<string, RegExp>> = { ts: /\.ts$/, bash: /\.sh$/, yaml: /\.ya?ml$/ };

const examples = readdirSync(join(root, 'examples'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const guides = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));

const blocks = guides
  .flatMap((guide) =>
    Array.from(read('docs', guide).matchAll(/```(\w+)\n([^]*?)```/g), ([, language, block]) => ({
      guide,
      language,
      block,
      line: block.split('\n').find((text) => !/^\s*(#|\/\/)/.test(text)) ?? '',
    })),
  )
  .filter(({ language }) => Object.hasOwn(sources, language));

/** Whether a block stands in a text character by character, all its lines moved right by the same distance. */
function stands(block: string, text: string): boolean {
  return [0, 2, 4, 6, 8].some((indent) => text.includes(block.replace(/^(?=.)/gm, ' '.repeat(indent))));
}

test.each(blocks)('the block of $guide with "$line" stands in an example', ({ language, block }) => {
  const files = examples.filter((file) => sources[language].test(file));
  expect(files.filter((file) => stands(block, read(file)))).toHaveLength(1);
});

test.each(guides)('every file that %s links to is there', (guide) => {
  const links = Array.from(read('docs', guide).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g), ([, path]) => path);
  expect(links.filter((path) => read('docs', path) === '')).toEqual([]);
});
