import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hasInnChecksum } from '../../src/engine/base/inn'
import { planForm } from '../../src/engine/catalogue/plan'
import { parseInn } from '../../src/engine/intake/inn'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { auditOptions, blankOptions, fixturePlan } from './fixture-plan'
import { controlOf, filledBytes, hasOffice, opened, recalculated, remarksOf, type Filling } from './form-workbook'

const office = hasOffice()
if (!office) console.warn('SKIPPED: soffice is not installed, live formulas of the form were not recalculated')

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** Everything right; ИНН 5900000010: 5·2 + 9·4 + 1·8 = 54, 54 mod 11 = 10, 10 mod 10 = 0 = last digit. */
const right: Filling = {
  Учреждение: {
    B4: 'МБОУ «Школа № 900»',
    B5: '5900000010',
    B6: 'Общеобразовательное',
    B8: '+7 (342) 000-00-00',
    B9: day('2025-09-01'),
    B10: day('2025-12-31'),
    // 25 + 28 in the classes, not more than the 60 of «Участники».
    B11: 53,
    B12: 'проводились',
  },
  Требования: {
    E4: 'Да',
    E5: 'Да',
    F5: 'Приказ № 45 от 01.09.2025',
    E6: 'Неприменимо',
    H6: 'Структура уже создана',
    E7: 'Да',
    G7: day('2025-10-01'),
    E8: 'Нет',
  },
  'Классы и группы': {
    A4: '2.1',
    B4: 25,
    C4: 'Да',
    D4: 10,
    E4: 10,
    A6: '5А',
    B6: 28,
    C6: 'Нет',
    D6: 0,
  },
  Участники: { B4: 1, C4: 1, B5: 40, C5: 31, B6: 60, C6: 0 },
  'Дистанционные занятия': { B3: 'были', A5: day('2025-11-10'), B5: '08:30', C5: 40, D5: 20, E5: 'Ноутбук' },
  Посещаемость: { B3: 'были', A5: day('2025-11-10'), B5: '5 a', C5: 28, D5: 26, E5: 2 },
  Мероприятия: { B3: 'не было' },
}

const wrong: Filling = {
  Учреждение: {
    ...right['Учреждение'],
    B5: '5900000011',
    B6: 'Лицей',
    B8: '   ',
    B9: day('2026-01-01'),
    B11: 'около 400',
  },
  Требования: {
    E4: 'Неприменимо',
    E5: 'Да',
    E6: 'Неприменимо',
    E7: 'Да',
    E8: 'Частично',
  },
  'Классы и группы': { A4: '2А', B4: 25, C4: 'да нет', D4: 3, E4: 4, B7: 20, F7: '01.10.2025' },
  Участники: { B4: 1, C4: 2, B5: 40, C6: 5 },
  'Дистанционные занятия': { B3: 'не было', A6: '10.11.2025', B6: 0.3125, C6: 20, D6: 30, E6: 'Телефон' },
  Посещаемость: { B3: 'были', A5: day('2025-11-12'), B5: '5А', C5: 28, D5: 26, E5: 1, B6: '5Б' },
  Мероприятия: { B3: 'были' },
}

/** Each count is what stands wrong in `wrong`, counted by hand. */
const remarks = {
  'Учреждение: Обязательные сведения указаны': '1 at B8',
  'Учреждение: Даты, числа и значения из списков': '2 at B6',
  'Учреждение: ИНН: 10 или 12 цифр и контрольные числа': '1 at B5',
  'Учреждение: Начало периода не позже его окончания': '1 at B9',
  'Требования: «Неприменимо» — только у условных требований и рекомендаций': '1 at E4',
  'Требования: У ответа «Да» есть подтверждение': '2 at F5',
  'Требования: У «Частично» и «Неприменимо» есть комментарий': '2 at H6',
  // Row 7: Класс, На платформе, Учебных чатов.
  'Классы и группы: Обязательные столбцы заполнены': '3 at A7',
  // C4 is off the list, F7 is a date as text.
  'Классы и группы: Даты, числа и значения из списков': '2 at C4',
  'Классы и группы: Чатов с педагогом не больше, чем учебных': '1 at E4',
  // C5 and B6.
  'Участники: Обязательные столбцы заполнены': '2 at C5',
  'Участники: Подключено не больше, чем всего': '1 at C4',
  'Дистанционные занятия: Отметка «были / не было»': '1 at B3',
  // Text instead of a day, a number instead of a time, a device off the list.
  'Дистанционные занятия: Даты, числа и значения из списков': '3 at A6',
  'Дистанционные занятия: Экранное время не больше продолжительности': '1 at D6',
  // Row 6: Дата, По списку, Присутствовало, Отсутствовало.
  'Посещаемость: Обязательные столбцы заполнены': '4 at A6',
  'Посещаемость: Присутствовало и отсутствовало — вместе по списку': '1 at D5',
  // Neither 5А nor 5Б is a class of the school.
  'Посещаемость: Класс есть на листе «Классы и группы»': '2 at B5',
  'Мероприятия: Отметка «были / не было»': '1 at B3',
}

describe.skipIf(!office)('«Контроль заполнения», recalculated by LibreOffice', () => {
  it.each([
    ['without an audit', blankOptions],
    ['with an audit', auditOptions],
  ])('of a blank form %s gives what was cached', async (_, options) => {
    const bytes = await writeForm(fixturePlan, options)
    const cached = controlOf(await opened(bytes))
    expect(controlOf(await recalculated(await filledBytes(bytes, {})))).toEqual(cached)
  })

  it('of the form of every catalogue gives what was cached', async () => {
    const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
    expect(rules.catalogues).not.toHaveLength(0)
    for (const { id } of rules.catalogues) {
      const bytes = await writeForm(planForm(rules, id), auditOptions)
      const cached = controlOf(await opened(bytes))
      expect(controlOf(await recalculated(await filledBytes(bytes, {}))), id).toEqual(cached)
    }
  })

  it('of a rightly filled form has no remarks', async () => {
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, blankOptions), right))
    expect(remarksOf(book)).toEqual({})
    expect(controlOf(book).verdict).toBe('Форму можно отправлять')
  })

  it('of a wrongly filled form counts every fault and names the first cell', async () => {
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, blankOptions), wrong))
    expect(remarksOf(book)).toEqual(remarks)
    // 1+2+1+1 + 1+2+2 + 3+2+1 + 2+1 + 1+3+1 + 4+1+2 + 1 = 32
    expect(controlOf(book).verdict).toBe('Исправьте 32 замечания')
  })

  it.each([
    ['590000000160', true],
    // A number has lost the zero in front: 0100000005, 1·4 = 4, is not 5; 0100000004 is right.
    [100000004, true],
    ['590000000161', false],
    ['590000000150', false],
    ['59000000016', false],
    ['0000000000', false],
  ])('tells a right ИНН from a wrong one, as the import does: %s', async (inn, isRight) => {
    const book = await recalculated(
      await filledBytes(await writeForm(fixturePlan, blankOptions), { Учреждение: { B5: inn } }),
    )
    expect('Учреждение: ИНН: 10 или 12 цифр и контрольные числа' in remarksOf(book)).toBe(!isRight)
    const parsed = parseInn(typeof inn === 'number' ? { type: 'number', value: inn } : { type: 'text', value: inn })
    expect(parsed?.ok === true && hasInnChecksum(String(parsed.value))).toBe(isRight)
  })

  it('asks for a day of the list when control days are named', async () => {
    const filling: Filling = {
      Посещаемость: { B3: 'были', A5: day('2025-11-12'), A6: day('2025-11-11'), B5: '5А', B6: '5А' },
    }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, auditOptions), filling))
    expect(remarksOf(book)['Посещаемость: Даты, числа и значения из списков']).toBe('1 at A5')
  })

  it('asks about an event dated outside the period', async () => {
    const filling: Filling = {
      Мероприятия: { B3: 'были', A5: day('2025-09-01'), A6: day('2026-01-01'), A7: day('2025-08-31') },
    }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, auditOptions), filling))
    expect(remarksOf(book)['Мероприятия: Даты внутри отчётного периода']).toBe('2 at A6')
  })

  it('holds the passport against the rows, and days that may be earlier against the end alone', async () => {
    const filling: Filling = {
      Учреждение: { B11: 61 },
      'Классы и группы': { A4: '5А', B4: 30, F4: day('2025-08-31'), A5: '5Б', B5: 30, F5: day('2026-01-01') },
      Участники: { B4: 1, C4: 1, B5: 40, C5: 31, B6: 60, C6: 60 },
    }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, auditOptions), filling))
    const remarks = remarksOf(book)
    // 61 against 30 + 30 in the classes and 60 of «Участники».
    expect(remarks['Учреждение: Обучающихся столько же, сколько в классах']).toBe('1 at B11')
    expect(remarks['Учреждение: Обучающихся не больше, чем участников']).toBe('1 at B11')
    expect(remarks['Классы и группы: Ознакомление не позже конца периода']).toBe('1 at F5')
  })

  it('says nothing of a total while a row it sums is empty', async () => {
    const filling: Filling = { Учреждение: { B11: 61 }, 'Классы и группы': { A4: '5А', B4: 30, A5: '5Б' } }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, blankOptions), filling))
    expect(remarksOf(book)).not.toHaveProperty(['Учреждение: Обучающихся столько же, сколько в классах'])
  })

  it('knows a class however it is spelt, and leaves lists and parallels to the import', async () => {
    const spelt = ['7 А', '7-а', 'класс 7A', '«7А»', '7А, 7Б', '5–9 классы', 'все', '7', '7Г']
    const filling: Filling = {
      'Классы и группы': { A4: '7А', A5: 'Ёлочка' },
      Посещаемость: {
        B3: 'были',
        ...Object.fromEntries(spelt.map((name, index) => [`B${5 + index}`, name])),
        B14: 'группа «Елочка»',
      },
    }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, blankOptions), filling))
    expect(remarksOf(book)['Посещаемость: Класс есть на листе «Классы и группы»']).toBe('1 at B13')
  })

  it('lets «Неприменимо» pass where no remote lessons were held', async () => {
    const filling: Filling = { Учреждение: { B12: 'не проводились' }, Требования: { E8: 'Неприменимо' } }
    const book = await recalculated(await filledBytes(await writeForm(fixturePlan, blankOptions), filling))
    expect(remarksOf(book)).not.toHaveProperty([
      'Требования: «Неприменимо» — только у условных требований и рекомендаций',
    ])
  })
})
