import { describe, expect, test } from 'vitest'
import { sheetFile, sheetGroups, titlesToFind } from '../../src/engine/workbook/sheet-files'

const titles = titlesToFind([
  '_sverka',
  'Учреждение',
  'Участники',
  'Чаты',
  'Чаты классов',
  'Документы',
  'Дистанционные занятия и консультации',
  'Да/Нет',
])

describe('which sheet a file is', () => {
  test.each([
    ['СОШ 5 - Участники.csv', 'сош 5', 'Участники'],
    ['папка/СОШ 5_Документы.tsv', 'сош 5', 'Документы'],
    ['форма-Участники.csv', 'форма', 'Участники'],
    ['форма-_sverka.csv', 'форма', '_sverka'],
    ['СОШ 5 — участники.CSV', 'сош 5', 'Участники'],
    ['Участники.csv', '', 'Участники'],
    ['СОШ 5 Чаты классов.csv', 'сош 5', 'Чаты классов'],
    ['форма-Дистанционные занятия и консуль.csv', 'форма', 'Дистанционные занятия и консультации'],
    ['форма-Да_Нет.csv', 'форма', 'Да/Нет'],
  ])('%s', (path, stem, title) => {
    expect(sheetFile(path, titles)).toEqual({ stem, title })
  })

  test.each(['форма.csv', 'НеУчастники.csv', 'Участники мониторинга.csv', 'папка Участники/форма.csv'])(
    '%s: none',
    (path) => {
      expect(sheetFile(path, titles)).toBeNull()
    },
  )
})

describe('files that are sheets of one form', () => {
  test('by folder and by what stands before the title', () => {
    expect(
      sheetGroups(
        [
          'а/СОШ 5 - Документы.csv',
          'а/СОШ 5 - Участники.csv',
          'а/СОШ 57 - Участники.csv',
          'а/СОШ 57_Чаты.csv',
          'б/Документы.csv',
          'б/Участники.csv',
          'б/письмо.txt',
          'в.zip/форма-Чаты.csv',
          'в.zip/форма-Документы.csv',
        ],
        titles,
      ),
    ).toEqual([
      { path: 'а/СОШ 5 (листы CSV)', files: ['а/СОШ 5 - Документы.csv', 'а/СОШ 5 - Участники.csv'] },
      { path: 'а/СОШ 57 (листы CSV)', files: ['а/СОШ 57 - Участники.csv', 'а/СОШ 57_Чаты.csv'] },
      { path: 'б/(листы CSV)', files: ['б/Документы.csv', 'б/Участники.csv'] },
      { path: 'в.zip/форма (листы CSV)', files: ['в.zip/форма-Чаты.csv', 'в.zip/форма-Документы.csv'] },
    ])
  })

  test('one sheet alone is a file by itself; two of one sheet are not one form', () => {
    expect(sheetGroups(['СОШ 5 - Участники.csv', 'письмо.txt'], titles)).toEqual([])
    expect(
      sheetGroups(['СОШ 5 - Чаты.csv', 'СОШ 5 - Участники.csv', 'СОШ 5_Участники.csv', 'СОШ 5_Чаты.csv'], titles),
    ).toEqual([
      { path: 'СОШ 5 (листы CSV)', files: ['СОШ 5 - Чаты.csv', 'СОШ 5 - Участники.csv'] },
      { path: 'СОШ 5 (листы CSV, ещё 1)', files: ['СОШ 5_Участники.csv', 'СОШ 5_Чаты.csv'] },
    ])
  })
})
