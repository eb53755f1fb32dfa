import { expect, test } from 'vitest'
import { AT, LATER, balance, newSubmission, remark, started } from './samples'

const sha = (letter: string): string => letter.repeat(64)

test('a file comes back with the sum of its sheets and its bytes', async () => {
  const { store, audit, one } = await started()
  const batch = store.beginBatch(audit, AT)
  const original = new Uint8Array([80, 75, 0, 255, 1])
  const id = store.addSubmission(
    audit,
    newSubmission(batch, {
      institution: one,
      original,
      balance: [
        balance('Учреждение'),
        balance('Классы', { read: 5, accepted: 5, quarantined: 0, skipped: 0, reasons: {} }),
      ],
    }),
    AT,
  )
  expect(store.submissions(audit)).toEqual([
    {
      id,
      batch,
      path: 'формы/сош-1.xlsx',
      sha256: sha('a'),
      bytes: 5,
      status: 'accepted',
      institution: one,
      catalogue: 'perm-school',
      refusal: null,
      balance: { read: 10 + 5, accepted: 6 + 5, quarantined: 1, skipped: 3 },
    },
  ])
  expect(store.original(sha('a'))).toEqual(original)
})

test('a balance that does not add up cannot be stored, and nothing of its file is', async () => {
  const { store, audit } = await started()
  const batch = store.beginBatch(audit, AT)
  const wrong = newSubmission(batch, { balance: [balance('Классы', { read: 11 })] })
  expect(() => store.addSubmission(audit, wrong, AT)).toThrow('CHECK')
  expect(store.submissions(audit)).toEqual([])
  expect(store.original(wrong.sha256)).toBeNull()
})

test('the same bytes are known once taken; refused, unassigned and undone files get another chance', async () => {
  const { store, audit, one } = await started()
  const batch = store.beginBatch(audit, AT)
  const add = (letter: string, status: 'accepted' | 'refused' | 'unassigned' | 'attachment') =>
    store.addSubmission(
      audit,
      newSubmission(batch, { sha256: sha(letter), status, institution: status === 'accepted' ? one : null }),
      AT,
    )
  const accepted = add('a', 'accepted')
  add('b', 'refused')
  add('c', 'unassigned')
  const attachment = add('d', 'attachment')
  const known = () => ['a', 'b', 'c', 'd', 'e'].map((letter) => store.knownContent(audit, sha(letter))?.id)
  expect(known()).toEqual([accepted, undefined, undefined, attachment, undefined])
  store.undoBatch(batch, LATER)
  expect(known()).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('one content is kept once, an attachment not at all', async () => {
  const { store, audit } = await started()
  const batch = store.beginBatch(audit, AT)
  store.addSubmission(audit, newSubmission(batch, { path: 'а.xlsx' }), AT)
  store.addSubmission(audit, newSubmission(batch, { path: 'б.xlsx' }), AT)
  const pdf = { path: 'приказ.pdf', sha256: sha('f'), status: 'attachment', bytes: 70_000, original: null } as const
  store.addSubmission(audit, newSubmission(batch, pdf), AT)
  expect(store.submissions(audit).map(({ bytes }) => bytes)).toEqual([11, 11, 70_000])
  expect(store.original(sha('a'))).toEqual(new TextEncoder().encode('PK workbook'))
  expect(store.original(sha('f'))).toBeNull()
})

test('batches keep their moments', async () => {
  const { store, audit } = await started()
  const batch = store.beginBatch(audit, AT)
  expect(store.batches(audit)).toEqual([{ id: batch, audit, startedAt: AT, finishedAt: null, undoneAt: null }])
  store.finishBatch(batch, LATER)
  store.undoBatch(batch, LATER)
  expect(store.batches(audit)).toEqual([{ id: batch, audit, startedAt: AT, finishedAt: LATER, undoneAt: LATER }])
})

test('remarks, put-aside rows and balances of a sheet live until a later form brings that sheet', async () => {
  const { store, audit, one } = await started()
  const monday = store.beginBatch(audit, AT)
  const row = { row: 9, values: ['5 «А»', '?'], reason: 'нет числа' }
  const form = (path: string, letter: string) => ({ path, sha256: sha(letter), institution: one })
  store.addSubmission(
    audit,
    newSubmission(monday, {
      ...form('первая.xlsx', 'a'),
      balance: [balance('Классы'), balance('Чаты')],
      quarantined: [
        { ...row, sheet: 'Классы' },
        { ...row, sheet: 'Чаты' },
      ],
      remarks: [
        remark({ sheet: 'Классы', code: 'old-groups' }),
        remark({ sheet: 'Чаты', code: 'chats' }),
        remark({ sheet: null, cell: null, code: 'whole-file' }),
        remark({ sheet: 'Документы', code: 'missing-sheet' }),
      ],
    }),
    AT,
  )
  const tuesday = store.beginBatch(audit, LATER)
  store.addSubmission(
    audit,
    newSubmission(tuesday, {
      ...form('вторая.xlsx', 'b'),
      balance: [balance('Классы', { read: 4, accepted: 4, quarantined: 0, skipped: 0, reasons: {} })],
      remarks: [remark({ sheet: 'Документы', code: 'missing-sheet' })],
    }),
    LATER,
  )
  const seen = () => ({
    remarks: store.remarks(audit).map(({ file, code }) => `${file} ${code}`),
    rows: store.quarantined(audit).map(({ file, sheet }) => `${file} ${sheet}`),
    sheets: store.balances(audit).map(({ file, sheet, read }) => `${file} ${sheet} ${read}`),
  })
  expect(seen()).toEqual({
    remarks: ['первая.xlsx chats', 'вторая.xlsx missing-sheet'],
    rows: ['первая.xlsx Чаты'],
    sheets: ['первая.xlsx Чаты 10', 'вторая.xlsx Классы 4'],
  })
  store.undoBatch(tuesday, LATER)
  expect(seen()).toEqual({
    remarks: ['old-groups', 'chats', 'whole-file', 'missing-sheet'].map((code) => `первая.xlsx ${code}`),
    rows: ['первая.xlsx Классы', 'первая.xlsx Чаты'],
    sheets: ['первая.xlsx Классы 10', 'первая.xlsx Чаты 10'],
  })
})

test('a remark comes back whole; remarks are asked for all, for one institution, or for files of none', async () => {
  const { store, audit, one, two } = await started()
  const batch = store.beginBatch(audit, AT)
  const whole = remark()
  const bare = remark({ sheet: null, cell: null, value: null, expected: null, severity: 'error', code: 'no-sender' })
  store.addSubmission(audit, newSubmission(batch, { institution: one, remarks: [whole] }), AT)
  store.addSubmission(
    audit,
    newSubmission(batch, { path: 'чья.xlsx', sha256: sha('b'), status: 'unassigned', remarks: [bare] }),
    AT,
  )
  const ofOne = { ...whole, institution: 'МБОУ «СОШ № 1»', file: 'формы/сош-1.xlsx' }
  const ofNone = { ...bare, institution: null, file: 'чья.xlsx' }
  expect(store.remarks(audit)).toEqual([ofOne, ofNone])
  expect(store.remarks(audit, one)).toEqual([ofOne])
  expect(store.remarks(audit, two)).toEqual([])
  expect(store.remarks(audit, null)).toEqual([ofNone])
})

test('remarks of a refused file end when a file of the same path or content comes', async () => {
  const { store, audit, one } = await started()
  const batch = store.beginBatch(audit, AT)
  const refused = { status: 'refused' as const, remarks: [remark({ sheet: null })], refusal: 'Файл повреждён.' }
  const paths = () => store.remarks(audit).map(({ file }) => file)
  store.addSubmission(audit, newSubmission(batch, { ...refused, path: 'а.xlsx', sha256: sha('1') }), AT)
  store.addSubmission(audit, newSubmission(batch, { ...refused, path: 'б.xlsx', sha256: sha('2') }), AT)
  store.addSubmission(audit, newSubmission(batch, { ...refused, path: 'в.xlsx', sha256: sha('3') }), AT)
  expect(paths()).toEqual(['а.xlsx', 'б.xlsx', 'в.xlsx'])
  store.addSubmission(audit, newSubmission(batch, { path: 'а.xlsx', sha256: sha('4'), institution: one }), AT)
  store.addSubmission(audit, newSubmission(batch, { path: 'иная.xlsx', sha256: sha('2'), institution: one }), AT)
  expect(paths()).toEqual(['в.xlsx'])
})
