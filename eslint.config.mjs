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
