import js from '@eslint/js'
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const stages = ['catalogue', 'workbook', 'intake', 'store', 'verdict', 'comparison', 'report']
// Rooms of use cases: each calls only those before it.
const cases = ['judging', 'editions', 'taking', 'settling', 'looking', 'issuing']

const room = (name) => ({ regex: `^\\.\\.(/\\.\\.)*/(engine/)?${name}(/|$)` })

const imports = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
})

const NO_HOST = {
  group: ['electron', 'vue', 'pinia', '**/ui/**', '**/hosts/**', '**/api/**', '**/demo/**'],
  message: 'The engine is one pure library under three hosts: it knows no window, no server and no command line.',
}

const owner = (libraries, why) => ({ group: libraries, message: why })

const SQL = owner(['sql.js'], 'Only src/engine/store/ knows SQLite, so that the file format has one owner.')
const SHEETS = owner(
  ['@e965/xlsx'],
  'Only src/engine/workbook/ knows file formats: every reader must stand behind its bounds.',
)
const WRITER = owner(
  ['exceljs', 'docx'],
  'Only src/engine/report/ writes workbooks and documents, so that escaping and styles are settled in one place.',
)

const layer = (stage) => {
  const others = stages.filter((name) => name !== stage)
  const later = stages.slice(stages.indexOf(stage) + 1)
  return {
    files: [`src/engine/${stage}/**/*.ts`],
    rules: imports([
      NO_HOST,
      ...(stage === 'store' ? [] : [SQL]),
      ...(stage === 'workbook' ? [] : [SHEETS]),
      ...(stage === 'report' ? [] : [WRITER]),
      ...others.map((other) => ({
        ...room(other),
        allowTypeImports: !later.includes(other) || stage === 'store',
        message: later.includes(other)
          ? `Data flows one way: ${stage}/ comes before ${other}/ and may not know it, not even its types.`
          : `A stage takes only types from an earlier one (use \`import type\`): ${other}/ is called by src/engine/cases/, which passes ${stage}/ its results.`,
      })),
    ]),
  }
}

const caseLayer = (name) => {
  const above = cases.slice(cases.indexOf(name) + 1)
  return {
    files: [`src/engine/cases/${name}/**/*.ts`],
    rules: imports([
      NO_HOST,
      SQL,
      SHEETS,
      WRITER,
      ...above.map((other) => ({
        regex: `^\\.\\./${other}/`,
        message: `Use cases call one way: ${name}/ knows nothing of ${other}/. What both need stands in a room before them.`,
      })),
    ]),
  }
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // Prettier lays out templates, and vue-tsc knows the browser's names.
    rules: {
      ...pluginVue.configs['no-layout-rules'].rules,
      'no-undef': 'off',
      // A component that was not imported is drawn as an unknown element, and vue-tsc says nothing.
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
    },
  },
  {
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Response', 'Request', 'fetch', 'document', 'window', 'Buffer'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: a union of strings says the same and survives JSON.' },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: a name that is the same everywhere can be searched.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.config.ts', '**/*.config.js', '**/*.vue'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  ...stages.map(layer),
  {
    files: ['src/engine/base/**/*.ts'],
    rules: imports([
      {
        regex: '^\\.\\./',
        message: 'base/ holds small functions that know no stage: nothing above it may be imported.',
      },
    ]),
  },
  { files: ['src/engine/*.ts'], rules: imports([NO_HOST, SQL, SHEETS, WRITER]) },
  ...cases.map(caseLayer),
  {
    files: ['src/ui/**/*.ts', 'src/ui/**/*.vue'],
    rules: imports([
      {
        group: ['**/engine/**', '**/hosts/**', '**/demo/**', 'node:*', 'electron'],
        message: 'The interface speaks to the engine through src/api/ only: the same page must run in every host.',
      },
    ]),
  },
  {
    files: ['src/ui/pages/**/*.ts', 'src/ui/pages/**/*.vue'],
    rules: imports([
      {
        group: ['**/engine/**', '**/hosts/**', 'node:*', 'electron'],
        message: 'The interface speaks to the engine through src/api/ only: the same page must run in every host.',
      },
      {
        regex:
          '^\\.\\./(\\.\\./)*(app|pages|overview|intake|institutions|compare|catalogues|reports|journal|settings|help)/',
        message: 'A page knows only its own folder and shared/: what two pages need is moved to shared/.',
      },
    ]),
  },
  {
    files: ['src/ui/shared/**/*.ts', 'src/ui/shared/**/*.vue'],
    rules: imports([
      {
        group: ['**/engine/**', '**/hosts/**', 'node:*', 'electron'],
        message: 'The interface speaks to the engine through src/api/ only: the same page must run in every host.',
      },
      {
        regex: '^\\.\\./(app|pages)/',
        message: 'shared/ is below the pages and the shell: it takes what it needs as properties.',
      },
    ]),
  },
  {
    // Types of libraries are extended by merging, which only an interface does.
    files: ['src/ui/**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['src/hosts/**/*.ts', 'src/api/**/*.ts', 'src/demo/**/*.ts', 'electron/**/*.ts'],
    rules: imports([
      SQL,
      SHEETS,
      WRITER,
      {
        regex: 'engine/(cases|catalogue|workbook|intake|store|verdict|comparison|report)(/|$)',
        message: 'Hosts see the engine only through src/engine/*.ts: its rooms may be rearranged without them.',
        allowTypeImports: true,
      },
    ]),
  },
)
