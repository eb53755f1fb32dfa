import { z } from 'zod'
import { TABLES } from './tables'

export const OPEN_DATA_VERSION = 1

const share = z.number().min(0).max(1)

const audit = z.strictObject({
  name: z.string(),
  schoolYear: z.int().meta({ description: 'Первый год учебного года: 2025 для 2025/2026.' }),
  periodFrom: z.iso.date(),
  periodTo: z.iso.date(),
  dueDate: z.iso.date().nullable(),
  controlDays: z.array(z.iso.date()),
  thresholds: z.strictObject({ high: share, sufficient: share, completeness: share }),
  ratioTolerance: share,
  lateValue: share,
})

/** The JSON document: one object with the audit's own figures and every table as an array of flat rows. */
export const openDataSchema = z
  .strictObject({
    format: z.literal('sverka-open-data'),
    version: z.literal(OPEN_DATA_VERSION),
    generatedOn: z.iso.date(),
    programVersion: z.string(),
    rulesSha256: z.string().regex(/^[0-9a-f]{64}$/),
    audit,
    part: z
      .string()
      .nullable()
      .meta({ description: 'Какая часть мониторинга показана; null — весь. Места — всегда по всему мониторингу.' }),
    catalogues: z.array(TABLES.catalogues.row),
    requirements: z.array(TABLES.requirements.row),
    institutions: z.array(TABLES.institutions.row),
    verdicts: z.array(TABLES.verdicts.row),
    discrepancies: z.array(TABLES.discrepancies.row),
    roles: z.array(TABLES.roles.row),
    themes: z.array(TABLES.themes.row),
    themeMeans: z.array(TABLES.themeMeans.row),
    indicators: z.array(TABLES.indicators.row),
    submissions: z.array(TABLES.submissions.row),
  })
  .meta({ title: 'Сверка: открытые данные мониторинга' })

export type OpenData = z.infer<typeof openDataSchema>

const CSV = [
  'Каждая таблица — ещё и файл CSV: UTF-8 с меткой BOM, разделитель «;», строки CRLF, десятичная запятая, дни ГГГГ-ММ-ДД.',
  'Заголовок столбца — «title» поля, значение — слово из «words», где они есть; да/нет — «да» и «нет»; пусто — null.',
  'В тексте ячейки CSV апостроф в начале добавлен там, где таблица приняла бы текст за формулу (= + - @, табуляция, перевод строки), дату или число с нулями впереди: при чтении его отбрасывают. Текст, который сам начинается с апострофа, получает ещё один. В JSON тексты — как есть.',
].join(' ')

/** JSON Schema (2020-12) of the document; of the CSV files it says in `description` how they are written. */
export const openDataJsonSchema = (): object => {
  const { $schema, ...schema } = z.toJSONSchema(openDataSchema)
  return { $schema, $id: `urn:sverka:open-data:${OPEN_DATA_VERSION}`, description: CSV, ...schema }
}
