import { basename, dirname, extname, join } from 'node:path'
import type { CopyToMake, MarkedCopy } from '../../engine/cases/issuing/marked-copy'
import type { Output } from './command'
import { fileNameOf, openNames } from '../../engine/base/file-name'
import { makeFolder, writeOut } from '../../engine/base/write-out'

/** One written answer, as `--json` shows it. */
export type WrittenCopy = Pick<MarkedCopy, 'institution' | 'file' | 'problem'> & { out: string; remarks: number }

type Watch = { signal: AbortSignal; output: Pick<Output, 'note' | 'progress'> }

/**
 * Makes answers one after another and writes each as soon as it is made; `pathOf` gives its path without an extension.
 * Stops between two files when asked to.
 */
const writeEach = async (
  copies: CopyToMake[],
  pathOf: (copy: CopyToMake) => string,
  { signal, output }: Watch,
): Promise<WrittenCopy[]> => {
  const written: WrittenCopy[] = []
  for (const copy of copies) {
    if (signal.aborted) break
    const { bytes, extension, problem, institution, file, faults } = await copy.make()
    const out = `${pathOf(copy)}.${extension}`
    await writeOut(out, bytes, 'copy-not-written')
    if (problem !== null) output.note(`«${file}»: записаны только замечания (${problem}).`)
    written.push({ institution, file, problem, out, remarks: faults })
    if (copies.length > 1) output.progress(written.length, copies.length, file)
  }
  if (written.length < copies.length) output.note('Прервано: записанные до этого файлы остались.')
  return written
}

/** Answers to one institution: X.xlsx, X (2).xlsx … */
export const writeCopies = (copies: CopyToMake[], out: string, watch: Watch): Promise<WrittenCopy[]> => {
  const name = openNames()
  const stem = /^\.xls[xm]$/i.test(extname(out)) ? basename(out, extname(out)) : basename(out)
  return writeEach(copies, () => join(dirname(out), name(stem)), watch)
}

const UNKNOWN = 'Без учреждения'

/** Answers to everybody whose files have remarks, each named by its institution, else by the file. */
export const writeAllCopies = async (copies: CopyToMake[], folder: string, watch: Watch): Promise<WrittenCopy[]> => {
  const name = openNames()
  await makeFolder(folder)
  const nameOf = ({ institution, file }: CopyToMake): string =>
    fileNameOf(institution ?? `${UNKNOWN} — ${basename(file, extname(file))}`)
  return writeEach(
    copies.filter(({ faults }) => faults > 0),
    (copy) => join(folder, name(nameOf(copy))),
    watch,
  )
}
