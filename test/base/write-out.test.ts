import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, writeOut } from '../../src/engine/base/write-out'

describe('a file the curator asked for', () => {
  it('holds the bytes', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'sverka-out-')), 'отчёт.xlsx')
    await writeOut(path, new Uint8Array([1, 2, 3]), 'report-not-written')
    expect([...(await readFile(path))]).toEqual([1, 2, 3])
  })

  it.each([
    ['catalogue-not-written', 'перечень в файл'],
    ['copy-not-written', 'файл'],
    ['document-not-written', 'документ в файл'],
    ['form-not-written', 'форму в файл'],
    ['report-not-written', 'отчёт в файл'],
  ] as const)('that cannot be written is refused by name: %s', async (code, what) => {
    const path = join(await mkdtemp(join(tmpdir(), 'sverka-out-')), 'нет такой папки', 'имя.xlsx')
    await expect(writeOut(path, new Uint8Array(), code)).rejects.toMatchObject({
      code,
      message: `Не удалось записать ${what} «${path}». Проверьте, что папка существует и файл не открыт в другой программе, и повторите.`,
    })
  })
})

describe('a folder the curator asked for', () => {
  it('is made with those above it, and left as it is where it stands', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'sverka-out-')), 'письма', 'май')
    await makeFolder(path)
    await writeOut(join(path, 'письмо.docx'), new Uint8Array([1]), 'document-not-written')
    await makeFolder(path)
    expect([...(await readFile(join(path, 'письмо.docx')))]).toEqual([1])
  })

  it('that cannot be made, for a file stands there, is refused by name', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'sverka-out-')), 'отчёт.xlsx')
    await writeOut(file, new Uint8Array([1]), 'report-not-written')
    for (const path of [file, join(file, 'письма')])
      await expect(makeFolder(path)).rejects.toMatchObject({
        code: 'folder-not-made',
        message: `Не удалось создать папку «${path}». Проверьте, что на её месте нет файла и что туда можно писать, или укажите другую папку.`,
      })
  })
})
