import type { Migration } from '../migrate'

const words = (column: string, titles: Record<string, string>): string =>
  `CASE ${column} ${Object.entries(titles)
    .map(([code, title]) => `WHEN '${code}' THEN '${title}'`)
    .join(' ')} END`

const KIND = words('kind', {
  preschool: 'дошкольное',
  school: 'общеобразовательное',
  additional: 'дополнительного образования',
})
const OUTCOME = words('outcome', {
  met: 'выполнено',
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'неприменимо',
})
const LEVEL = words('level', { high: 'высокий', sufficient: 'достаточный', low: 'низкий' })
const STATUS = words('status', {
  'not-submitted': 'не представлено',
  received: 'получено',
  rework: 'на доработке',
  accepted: 'принято',
})
const SEVERITY = words('severity', { error: 'ошибка', warning: 'предупреждение', info: 'сведение' })

/** The documented views once more for whoever opens the file in a browser of databases: Russian titles and words. */
export const plainViews: Migration = {
  id: 14,
  name: 'plain-views',
  sql: `
CREATE VIEW "Итоги" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", inn AS "ИНН", ${KIND} AS "Тип",
  municipality AS "Муниципальное образование", catalogue AS "Код положения",
  CASE submitted WHEN 1 THEN 'да' ELSE 'нет' END AS "Сведения представлены",
  index_value AS "Индекс", upper_value AS "Возможный индекс", completeness AS "Полнота данных",
  ${LEVEL} AS "Уровень", level_reason AS "Почему такой уровень", rank AS "Место",
  met AS "Выполнено", partial AS "Выполнено частично", unmet AS "Не выполнено", undetermined AS "Не определено",
  not_applicable AS "Неприменимо", discrepancies AS "Расхождений"
FROM v_scores;

CREATE VIEW "Результаты" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", ${KIND} AS "Тип",
  clause || CASE WHEN item IS NULL THEN '' ELSE ', п. ' || item END AS "Пункт", requirement AS "Код требования",
  ${OUTCOME} AS "Результат", value AS "Доля", weight AS "Вес",
  CASE critical WHEN 1 THEN 'да' ELSE 'нет' END AS "Критическое",
  CASE overridden WHEN 1 THEN 'да' ELSE 'нет' END AS "Решение куратора", reason AS "Причина"
FROM v_verdicts;

CREATE VIEW "Прочитанное" AS
SELECT a.name AS "Мониторинг", i.name AS "Учреждение", f.file AS "Файл", f.sheet AS "Лист", f.cell AS "Ячейка",
  f.table_id AS "Таблица", f.row_key AS "Строка", f.column_id AS "Столбец", f.value AS "Значение"
FROM v_facts f
JOIN audits a ON a.id = f.audit_id
LEFT JOIN institutions i ON i.id = f.institution_id
WHERE f.superseded_by IS NULL;

CREATE VIEW "Замечания" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", file AS "Файл", ${SEVERITY} AS "Важность",
  sheet AS "Лист", cell AS "Ячейка", value AS "Значение", message AS "Замечание"
FROM v_remarks;

CREATE VIEW "Сдача форм" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", inn AS "ИНН", ${KIND} AS "Тип",
  ${STATUS} AS "Состояние", deadline AS "Срок", received_on AS "Получено",
  CASE late WHEN 1 THEN 'да' ELSE 'нет' END AS "С опозданием", files AS "Файлов"
FROM v_collection;
`,
}
