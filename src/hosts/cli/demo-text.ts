import { counted } from '../../engine/base/russian'
import type { DemoSummary } from '../../demo/summary'

type Made = { audit: string; count: number; report: string; forms: string; database: string }

/** What was made, planted and found, and what to look at next. */
export const summaryText = (summary: DemoSummary, { audit, count, report, forms, database }: Made): string => {
  const command = (line: string): string => `npm run -s sverka -- ${line}`
  return [
    `${audit}: ${counted(count, 'учреждение', 'учреждения', 'учреждений')}, файлов принято ${summary.accepted}.`,
    'Заложено и найдено:',
    ...summary.plants.map(({ title, planted, found }) => `  ${title}: заложено ${planted}, найдено ${found}`),
    'Уровни исполнения (каждое положение — со своим рейтингом, между собой учреждения сравниваются по темам):',
    ...summary.catalogues.map(
      ({ title, institutions, levels: { high, sufficient, low, none } }) =>
        `  ${title} (${institutions}): высокий ${high}, достаточный ${sufficient}, низкий ${low}, без уровня ${none}`,
    ),
    '',
    'Что посмотреть дальше:',
    `  отчёт      ${report} — листы «Темы», «Рейтинг», матрица каждого положения`,
    `  формы      ${forms}`,
    `  результат  ${command(`verdicts --db "${database}" --institution "СОШ № 101"`)}`,
    `  замечания  ${command(`remarks --db "${database}"`)}`,
    `  положения  ${command('catalogue diff perm-school perm-centre')}`,
    `  страница   ${command(`serve --db "${database}"`)}`,
  ].join('\n')
}
