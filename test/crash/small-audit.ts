import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import initSqlJs from 'sql.js'
import { loadRules } from '../../src/engine/catalogue/load'
import { ratio, requirement, tinyTexts } from '../catalogue/tiny-rules'

/** The requirements of the small rules that a decision may be about. */
export const REQUIREMENTS = ['a', 'b', 'c']

const texts = tinyTexts(({ catalogue, themes }) => {
  themes.push({ id: 'total', title: 'Всего', consequence: 'plain' })
  catalogue.requirements = [
    requirement('a'),
    requirement('b', { theme: 'total', criterion: ratio({ part: 'total', whole: 'linked', target: 0.5 }) }),
    requirement('c', {
      clause: '1.2',
      criterion: { kind: 'attested', confirmation: ['document'], why: 'Иначе не узнать.' },
    }),
  ]
})

/** Rules of three requirements as a folder that the engine reads them from; its path. */
export const smallResources = (folder: string): string => {
  const at = join(folder, 'resources')
  mkdirSync(join(at, 'catalogues'), { recursive: true })
  mkdirSync(join(at, 'norms'))
  writeFileSync(join(at, 'evidence.yaml'), texts.evidence)
  writeFileSync(join(at, 'themes.yaml'), texts.themes)
  writeFileSync(join(at, 'norms', 'screen-time.yaml'), texts.screenTime)
  texts.catalogues.forEach((text, index) => writeFileSync(join(at, 'catalogues', `${index}.yaml`), text))
  return at
}

/** What an older program left: the claims a file of `olderFile` must keep through its migration. */
export const OLDER_CLAIMS = {
  'учреждение Школа № 1': '5900000002',
  'мониторинг Прежний': '2025',
  'файл школа-1.xlsx': '1 фактов',
  'решение Школа № 1/a': 'Видел сам.',
}

/** Every schema that was released, oldest first; these commands are run from the root of the project. */
const RELEASED = readdirSync(resolve('test/store/schemas')).sort()

/** How many there are that this program brings up to date. */
export const OLDER_SCHEMAS = RELEASED.length - 1

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
const sha256 = sha256Of('PK')

/** The small rules in place of those its one audit was pinned with, and the digest its one original has. */
const WHOLE = `
PRAGMA foreign_keys = OFF;
UPDATE audits SET name = 'Прежний';
UPDATE participants SET catalogue = 'tiny';
UPDATE submissions SET catalogue = 'tiny', sha256 = '${sha256}';
UPDATE originals SET sha256 = '${sha256}';
UPDATE overrides SET requirement = 'a';`

/**
 * A database as a program of that schema left it, 1 for the first one: what `test/store/schemas` keeps of it, with rules
 * that the audits of these tests have too.
 */
export const olderFile = async (schema: number): Promise<Uint8Array> => {
  const { Database } = await initSqlJs()
  const file = new Database()
  file.run(readFileSync(resolve('test/store/schemas', RELEASED[schema - 1] ?? ''), 'utf8'))
  file.run(WHOLE)
  const rules = JSON.stringify(loadRules(texts))
  file.run('UPDATE audit_rules SET rules = ?, sha256 = ?', [rules, sha256Of(rules)])
  const columns = String(file.exec("SELECT group_concat(name) FROM pragma_table_info('overrides')")[0]?.values[0]?.[0])
  if (columns.split(',').includes('catalogue')) file.run("UPDATE overrides SET catalogue = 'tiny'")
  return file.export()
}
