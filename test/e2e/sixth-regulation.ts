import exceljs from 'exceljs'

type Cell = string | number | null
export type Sheets = Record<string, Cell[][]>

/**
 * A regulation nobody has written yet, as a curator would type it: header in row 1, columns in an order of his own,
 * none that he does not need. Three roles, ten requirements, seven kinds of criterion.
 */
export const sixthRegulation = (): Sheets => ({
  Положение: [
    ['Что указать', 'Значение'],
    ['Код', 'zarechny-school'],
    ['Наименование', 'Положение о сетевом общении школ Заречного'],
    ['Редакция', 'первая'],
    ['Действует с', '01.09.2025'],
    ['Типы учреждений', 'общеобразовательное'],
    ['{messenger}', 'Заречный мессенджер'],
  ],
  Роли: [
    ['Код', 'Роль', 'Категория участников'],
    ['head', 'Директор', 'Руководитель'],
    ['administrator', 'Администратор', 'Администраторы платформы'],
    ['teacher', 'Педагог', 'Педагогические работники'],
  ],
  Темы: [
    ['Код', 'Тема', 'Последствия'],
    ['unanswered-violations', 'Нарушения без ответа', 'Безопасность и персональные данные'],
  ],
  Разделы: [
    ['Код', 'Название раздела'],
    ['1', 'Директор'],
    ['2', 'Администратор'],
    ['3', 'Педагоги'],
  ],
  Требования: [
    ['Код', 'Пункт', 'Роль', 'Тема', 'Требование', 'Обязательность', 'Вес', 'Критическое: почему', 'Что исправить'],
    [
      ...[
        'z-1.1',
        '1.1',
        'Директор',
        'Администратор платформы',
        'Администратор назначен приказом.',
        'обязательно',
        null,
      ],
      ...['Без администратора никто не отвечает за доступ.', 'Издайте приказ.'],
    ],
    [
      ...[
        'z-1.2',
        '1.2',
        'Директор',
        'Размещение решения на сайте',
        'Приказ об использовании платформы на сайте до 1 мая.',
      ],
      ...['обязательно', null, null, 'Разместите приказ на сайте.'],
    ],
    [
      ...[
        'z-2.1',
        '2.1',
        'Администратор',
        'Подключение работников',
        'Педагоги подключены: {messenger}.',
        'обязательно',
      ],
      ...[null, null, 'Подключите педагогов.'],
    ],
    [
      ...[
        'z-2.2',
        '2.2',
        'Администратор',
        'Классные и родительские чаты',
        'У класса два чата.',
        'обязательно',
        null,
        null,
      ],
      'Создайте чаты.',
    ],
    [
      ...[
        'z-2.3',
        '2.3',
        'Администратор',
        'Нарушения без ответа',
        'На каждое нарушение есть мера.',
        'обязательно',
        null,
      ],
      ...[null, 'Примите меру.'],
    ],
    [
      ...['z-2.4', '2.4', 'Администратор', 'Статистика использования', 'Отчёт подготовлен.', 'обязательно', null, null],
      'Подготовьте отчёт.',
    ],
    [
      ...['z-3.1', '3.1', 'Педагог', 'Обучение работников', 'Педагоги обучены.', 'обязательно', null, null],
      'Обучите педагогов.',
    ],
    [
      'z-3.2',
      '3.2',
      'Педагог',
      'Совещания',
      'Проведено два совещания.',
      'обязательно',
      null,
      null,
      'Проведите совещания.',
    ],
    [
      ...['z-3.3', '3.3', 'Педагог', 'Методическое сопровождение', 'Есть методическая помощь.', 'обязательно', 4, null],
      'Окажите помощь.',
    ],
    ['z-3.4', '3.4', null, 'Права участников', 'Участник вправе выйти из чата.', 'справочно', null, null, null],
  ],
  Критерии: [
    [
      ...['Требование', '№', 'Внутри №', 'Вид критерия', 'Таблица', 'Какие строки', 'Что должно быть', 'Столбец'],
      ...['С чем сравнить', 'Норма', 'Документы, значения', 'Условия', 'О чём речь', 'Что сделано'],
    ],
    [
      ...['z-1.1', null, null, 'документ', null, 'Ответственное лицо заполнен', null, null, null, null],
      ...['Приказ о назначении администратора', null, null, null],
    ],
    [
      ...['z-1.2', null, null, 'размещено на сайте', null, null, null, null, null, null],
      ...['Приказ об использовании платформы', 'до 1 мая', null, null],
    ],
    [
      ...[
        'z-2.1',
        null,
        null,
        'доля',
        'Участники',
        'Категория: Педагогические работники',
        null,
        'Подключено',
        'Всего',
        1,
      ],
      ...[null, null, 'педагогов', 'Подключено'],
    ],
    [
      ...['z-2.2', null, null, 'каждая строка', 'Классы и группы', null],
      ...['Чат с обучающимися = Да; Чат с родителями = Да', null, null, null, null, null, 'у класса два чата', null],
    ],
    [
      ...['z-2.3', null, null, 'ни одной строки', 'Нарушения и инциденты', 'Мера: Не принята', null, null, null, null],
      ...[null, null, 'нарушение без меры', null],
    ],
    [
      ...['z-2.4', null, null, 'документ', null, null, null, null, null, null],
      ...['Статистический отчёт', 'без номера, внутри периода', null, null],
    ],
    [
      ...[
        'z-3.1',
        null,
        null,
        'доля',
        'Участники',
        'Категория: Педагогические работники',
        null,
        'Прошло обучение',
        'Всего',
      ],
      ...['100 %', null, null, 'педагогов', 'Прошло обучение'],
    ],
    [
      ...['z-3.2', null, null, 'не меньше', 'Мероприятия', 'Вид: Совещание', null, null, null, 2],
      ...[null, null, 'совещаний', null],
    ],
    ['z-3.3', 1, null, 'любой из', null, null, null, null, null, null, null, null, null, null],
    [
      ...['z-3.3', 2, 1, 'документ', null, null, null, null, null, null],
      ...['Методические материалы', 'без номера', null, null],
    ],
    [
      ...['z-3.3', 3, 1, 'не меньше', 'Мероприятия', 'Вид: Методическое', null, null, null, 1],
      ...[null, null, 'методических мероприятий', null],
    ],
  ],
})

/** Writes the sheets with exceljs, as a program that knows nothing of Sverka would. */
export const writeSheets = async (sheets: Sheets, path: string): Promise<void> => {
  const book = new exceljs.Workbook()
  for (const [title, rows] of Object.entries(sheets)) book.addWorksheet(title).addRows(rows)
  await book.xlsx.writeFile(path)
}

export type Given = {
  passport: Record<string, Cell | Date>
  tables: Record<string, { declared?: string; rows: Record<string, Cell | Date>[] }>
}

const HEADER_WITHIN = 20

const headed = (sheet: exceljs.Worksheet, titles: string[]): { row: number; columns: Map<string, number> } => {
  for (let row = 1; row <= HEADER_WITHIN; row++) {
    const columns = new Map<string, number>()
    sheet.getRow(row).eachCell((cell, column) => columns.set(String(cell.value), column))
    if (titles.every((title) => columns.has(title))) return { row, columns }
  }
  throw new Error(`${sheet.name}: no header with ${titles.join(', ')}`)
}

/** Fills a form by the titles a person reads: the first column named in a row finds it where it is written already. */
export const fillForm = async (form: string, { passport, tables }: Given, out: string): Promise<void> => {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(form)
  const sheetOf = (title: string): exceljs.Worksheet => {
    const found = book.getWorksheet(title)
    if (found === undefined) throw new Error(`no sheet ${title}`)
    return found
  }
  const institution = sheetOf('Учреждение')
  institution.eachRow((row) => {
    const value = passport[String(row.getCell(1).value)]
    if (value !== undefined) row.getCell(2).value = value
  })
  for (const [title, { declared, rows }] of Object.entries(tables)) {
    const sheet = sheetOf(title)
    if (declared !== undefined)
      sheet.eachRow((row) => {
        if (String(row.getCell(1).value ?? '').startsWith('В периоде')) row.getCell(2).value = declared
      })
    for (const values of rows) {
      const titles = Object.keys(values)
      const { row: top, columns } = headed(sheet, titles)
      const [key = ''] = titles
      const written = (at: number): unknown => sheet.getRow(at).getCell(columns.get(key) ?? 1).value
      let at = top + 1
      while (written(at) !== null && written(at) !== values[key]) at++
      for (const [name, value] of Object.entries(values)) sheet.getRow(at).getCell(columns.get(name) ?? 1).value = value
    }
  }
  await book.xlsx.writeFile(out)
}
