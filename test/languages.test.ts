/** The pages of the other languages hold what their examples have, and the examples the versions that there are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly jsii: {
    readonly targets: {
      readonly python: { readonly distName: string; readonly module: string };
      readonly java: {
        readonly package: string;
        readonly maven: { readonly groupId: string; readonly artifactId: string };
      };
      readonly go: { readonly moduleName: string; readonly packageName: string };
    };
  };
}

const { version, devDependencies, jsii } = JSON.parse(read('package.json')) as Manifest;
const { python, java, go } = jsii.targets;
const engine = devDependencies.cdktf;
const provider = devDependencies['@cdktf/provider-azurerm'];

/** All files of a folder that somebody wrote. */
function sourcesIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(py|xml|java|go)$/.test(file) && !/(^|\/)(target|cdktf\.out)\//.test(file))
    .map((file) => read(join(folder, file)));
}

const pages = [
  { page: 'docs/python.md', languages: ['python'], folder: 'examples/python' },
  { page: 'docs/java.md', languages: ['java', 'xml'], folder: 'examples/java' },
  { page: 'docs/go.md', languages: ['go'], folder: 'examples/go' },
];

test.each(pages)('each code block of $page stands in an example', ({ page, languages, folder }) => {
  const blocks = Array.from(read(page).matchAll(/^```(\w+)\n([^]*?)^```$/gm))
    .filter(([, language]) => languages.includes(language))
    .map(([, , block]) => block);
  expect(blocks.length).toBeGreaterThan(2);
  const sources = sourcesIn(folder);
  expect(blocks.filter((block) => !sources.some((source) => source.includes(block)))).toEqual([]);
});

test.each(pages)('every file that $page links to is there', ({ page }) => {
  const links = Array.from(read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, path]) => path);
  expect(links.filter((path) => read(join('docs', path)) === '')).toEqual([]);
});

test('the error that each page shows is what the test of its example expects', () => {
  const shown = pages.map(({ page }) => /```text\n([^]*?)```/.exec(read(page))?.[1]);
  expect(new Set(shown).size).toBe(1);
  const lines = shown[0]?.trimEnd().split('\n') ?? [];
  const expected = read('examples/python/test_main.py');
  expect(lines.filter((line) => !expected.includes(line))).toEqual([]);
});

test('the examples require the packages that there are', () => {
  expect(read('examples/python/requirements.txt').split('\n')).toEqual(
    expect.arrayContaining([
      `cdktf==${engine}`,
      `cdktf-cdktf-provider-azurerm==${provider}`,
      `${python.distName}==${version}`,
    ]),
  );
  expect(read('examples/python/minimal.py')).toContain(`from ${python.module} import`);

  const dependencies = Array.from(
    read('examples/java/pom.xml').matchAll(
      /<groupId>(.*)<\/groupId>\s*<artifactId>(.*)<\/artifactId>\s*<version>(.*)<\//g,
    ),
    ([, ...dependency]) => dependency.join(':'),
  );
  expect(dependencies).toEqual(
    expect.arrayContaining([
      `com.hashicorp:cdktf:${engine}`,
      `com.hashicorp:cdktf-provider-azurerm:${provider}`,
      `${java.maven.groupId}:${java.maven.artifactId}:${version}`,
    ]),
  );
  expect(read('examples/java/src/main/java/com/contoso/images/Minimal.java')).toContain(`import ${java.package}.`);

  const [major] = provider.split('.');
  expect(read('examples/go/go.mod').split(/\s*\n\s*/)).toEqual(
    expect.arrayContaining([
      `github.com/hashicorp/terraform-cdk-go/cdktf v${engine}`,
      `github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v${major} v${provider}`,
      `${go.moduleName}/${go.packageName} v${version}`,
    ]),
  );
});
