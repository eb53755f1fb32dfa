import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeOut } from '../../src/engine/base/write-out'

describe('a file the curator asked for', () => {
  it('holds the bytes', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'sverka-out-')), 'отчёт.xlsx')
    await writeOut(path, new Uint8Array([1, 2, 3]), 'report-not-written')
    expect([...(await readFile(path))]).toEqual([1, 2, 3])
  })

  it.each([
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
