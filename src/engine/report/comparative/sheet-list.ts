/** Sheets of the comparative report; «Матрица» and «Роли» are one sheet for each regulation. */
export type SheetId =
  | 'overview'
  | 'changes'
  | 'charts'
  | 'rating'
  | 'dynamics'
  | 'themes'
  | 'matrix'
  | 'roles'
  | 'recommendations'
  | 'indicators'
  | 'failures'
  | 'plan'
  | 'discrepancies'
  | 'absent'
  | 'quality'
  | 'sources'
  | 'method'

export type ReportSheet = {
  id: SheetId
  title: string
  /** One line for whoever chooses sheets. */
  about: string
  /** Sheets that its formulas read: without being chosen themselves they come hidden. */
  needs: SheetId[]
}

/** All sheets in the order of the workbook. */
export const SHEETS: ReportSheet[] = [
  {
    ...{ id: 'overview', title: 'Свод', needs: ['rating', 'matrix', 'method'] },
    about: 'Состояние дел на одной-двух страницах и оглавление. Есть в отчёте всегда',
  },
  {
    ...{ id: 'changes', title: 'Изменения', needs: [] },
    about: 'Только в уточнённом своде: что изменилось против отправленного, у кого и почему',
  },
  {
    ...{ id: 'charts', title: 'Графики', needs: ['rating', 'matrix', 'roles', 'method'] },
    about: 'Уровни, индексы с диапазоном, роли, чаще всего нарушаемые требования, динамика',
  },
  {
    ...{ id: 'rating', title: 'Рейтинг', needs: ['matrix', 'method'] },
    about: 'Индекс, возможный индекс, полнота, уровень и место с его устойчивостью',
  },
  {
    ...{ id: 'dynamics', title: 'Динамика', needs: ['rating', 'matrix', 'method'] },
    about: 'Что изменилось против предыдущего мониторинга',
  },
  {
    ...{ id: 'themes', title: 'Темы', needs: ['matrix', 'method'] },
    about: 'Учреждения всех типов в одном ряду: по темам',
  },
  {
    ...{ id: 'matrix', title: 'Матрица', needs: ['method'] },
    about: 'Результат каждого учреждения по каждому требованию положения',
  },
  {
    ...{ id: 'roles', title: 'Роли', needs: ['matrix', 'method'] },
    about: 'Исполнение по ролям: администратор, классные руководители и другие',
  },
  {
    ...{ id: 'recommendations', title: 'Рекомендации', needs: [] },
    about: 'Своя доля рекомендованных требований: в индекс она не входит',
  },
  {
    ...{ id: 'indicators', title: 'Показатели', needs: [] },
    about: 'То, что считается и никогда не является нарушением',
  },
  {
    ...{ id: 'failures', title: 'Невыполненные требования', needs: [] },
    about: 'Каждое невыполненное требование: причина, ячейки, что сделать',
  },
  {
    ...{ id: 'plan', title: 'План мероприятий', needs: [] },
    about: 'Что, кому и к какому сроку сделать, с отметкой о выполнении',
  },
  {
    ...{ id: 'discrepancies', title: 'Расхождения', needs: [] },
    about: 'Где самооценка говорит одно, а данные другое',
  },
  {
    ...{ id: 'absent', title: 'Не представили сведения', needs: [] },
    about: 'Кто не прислал форму, срок и дни просрочки',
  },
  {
    ...{ id: 'quality', title: 'Качество данных', needs: [] },
    about: 'Файлы, строки и замечания к ним',
  },
  {
    ...{ id: 'sources', title: 'Источники', needs: [] },
    about: 'Каждая ячейка, на которой держится результат: файл, лист, адрес, значение',
  },
  {
    ...{ id: 'method', title: 'Методика', needs: [] },
    about: 'Как посчитано: формулы, пороги, веса, параметры',
  },
]

export const SHEET_TITLE = Object.fromEntries(SHEETS.map(({ id, title }) => [id, title])) as Record<SheetId, string>

/**
 * Sheets the workbook has: those chosen (all when nothing is said) with «Свод», and hidden those that their formulas
 * read. An unknown id throws RangeError.
 */
export const sheetsWritten = (chosen?: SheetId[]): Map<SheetId, 'visible' | 'hidden'> => {
  const unknown = chosen?.find((id) => !SHEETS.some((sheet) => sheet.id === id))
  if (unknown !== undefined) throw new RangeError(`no sheet ${String(unknown)}`)
  const visible = new Set<SheetId>(chosen === undefined ? SHEETS.map(({ id }) => id) : ['overview', ...chosen])
  const needed = new Set(SHEETS.filter(({ id }) => visible.has(id)).flatMap(({ needs }) => needs))
  return new Map(
    SHEETS.filter(({ id }) => visible.has(id) || needed.has(id)).map(({ id }) => [
      id,
      visible.has(id) ? 'visible' : 'hidden',
    ]),
  )
}
