import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { wrapDatabase } from '../../src/engine/store/db'
import { migrate, MIGRATIONS } from '../../src/engine/store/migrate'
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
export const OLDER_CLAIMS = { 'учреждение Школа прежней версии': '5900000041', 'мониторинг Прежний': '2024' }

/** A database of an earlier schema, with an audit and an institution in it. `version`: number of its last migration. */
export const olderFile = async (version: number): Promise<Uint8Array> => {
  const { Database } = await initSqlJs()
  const file = new Database()
  migrate(wrapDatabase(file), MIGRATIONS.slice(0, version))
  file.run(
    `INSERT INTO audits (id, name, school_year, period_from, period_to, control_days, settings)
     VALUES (1, 'Прежний', 2024, '2024-09-01', '2025-05-31', '[]', '{}')`,
  )
  file.run(
    `INSERT INTO institutions (id, inn, kind, subdivision_key, name, match_name)
     VALUES (1, '5900000041', 'school', '', 'Школа прежней версии', 'школа прежней версии')`,
  )
  return file.export()
}
