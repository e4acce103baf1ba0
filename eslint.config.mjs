import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The walls between the rooms of lib/: what each room never imports. None of them knows the command. */
const ban = (files, group = [], exceptTypes = []) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      // The root of the provider takes a second and 400 MB to load, its subpaths milliseconds.
      {
        paths: ['@cdktf/provider-azurerm', '@cdktf/provider-azurerm/lib'],
        patterns: [
          { group: ['**/cli/**', ...group] },
          ...(exceptTypes.length > 0 ? [{ group: exceptTypes, allowTypeImports: true }] : []),
        ],
      },
    ],
  },
});
/** The command knows the library by its public name only, as any other user of it does. */
const command = {
  files: ['cli/**'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: ['**/lib/**', '**/dist/**'] },
          { regex: '^(?!\\.|node:|(cdktf|constructs|cdktf-georeplicated-registry(/package\\.json)?)$)' },
        ],
      },
    ],
  },
};
/** The twin has the names of the other engine instead, exchanged as text: see scripts/twin. */
const exchangeable = {
  files: ['**/*.ts'],
  ignores: ['scripts/twin/**', 'test/exchange.test.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        // A slash ends the pattern of a selector, also an escaped one.
        selector: String.raw`Literal[value=/^(@cdktf\u002F(?!(provider-azurerm|hcl2json)(\u002F|$)|(warn|info)$)|cdktf-(?!georeplicated-registry(\u002Fpackage\.json|\.\w+)?$)\w)/]`,
        message:
          'The twin has nothing of this name: the lock and the versions in scripts/twin have what it can import.',
      },
      {
        selector:
          ':matches(ImportExpression, CallExpression[callee.name="require"]) > :matches(TemplateLiteral[quasis.0.value.raw!=/^[.]/], BinaryExpression)',
        message: 'Write the name of the module as one literal, so that it can be exchanged for that of the twin.',
      },
      {
        selector: 'BinaryExpression[operator="+"] > Literal[value=/cdkt/]',
        message: 'Write the name as one literal, so that it can be exchanged for that of the twin.',
      },
    ],
  },
};
/** Where regions are, and what is known of them, is no part of the library's API, and the map must not say it again. */
const regionsOfMap = {
  files: ['cli/map/view/regions.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^(?!\\./|\\.\\./\\.\\./\\.\\./lib/azure/(limits|regions)$)' }] },
    ],
  },
};
const provider = '@cdktf/*';
const [reading, model, rules, resources, azure, options] = [
  'reading',
  'model',
  'rules',
  'resources',
  'azure',
  'options',
].map((room) => `**/${room}/**`);

export default tseslint.config(
  { ignores: ['dist/', 'cdktf.out/', 'node_modules/', 'test/consumer/app/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // jsii wants a class for constants and an index signature where TypeScript would take a Record.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors'] }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['lib/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts'] })] },
    rules: { 'import-x/no-cycle': 'error' },
  },
  exchangeable,
  ban(['lib/**/*.ts']),
  ban(['lib/*.ts'], [azure]),
  ban(['lib/options/**'], ['../*'], ['cdktf', 'constructs', provider]),
  ban(['lib/azure/**'], ['../*', 'cdktf', 'constructs', provider]),
  ban(['lib/errors.ts', 'lib/text.ts', 'lib/template.ts'], ['./*/**', provider], ['constructs']),
  ban(['lib/reading/**'], [provider, model, rules, resources]),
  command,
  regionsOfMap,
  ban(['lib/model/**'], ['constructs', provider, rules, resources]),
  ban(['lib/rules/**'], ['constructs', 'cdktf', provider, options, resources]),
  ban(['lib/resources/**'], [options, rules]),
  {
    files: ['test/**', 'bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
