import type { z } from 'zod'
import { russianDay } from '../engine/base/calendar'
import { Failure } from '../engine/base/failure'
import { fileNameOf } from '../engine/base/file-name'
import type { Engine } from '../engine/index'
import type { Audit } from '../engine/store/types'
import { DOCX, type GivenFile } from './downloads'
import type { JobTeller } from './jobs'
import { stopped, together } from './producing'
import type { reportBody } from './report-bodies'
import type { RouteParts } from './route-parts'

type Options<Kind> = Extract<z.infer<typeof reportBody>, { kind: Kind }>['options']

type Around = { today: string } & Pick<RouteParts, 'writing'>

/** Documents are made while others work with the database; only their line in the journal may have to be left out. */
const noted = async (work: () => Promise<void>, { writing }: Around, teller: JobTeller): Promise<void> => {
  try {
    await writing(work)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    teller.log(`В журнале этого не будет: ${error.message}`)
  }
}

/** `today` is an ISO day. */
export const analyticalNote = async (
  engine: Engine,
  audit: Audit,
  options: Options<'note'>,
  around: Around,
  teller: JobTeller,
): Promise<GivenFile> => {
  teller.tell({ note: 'Данные собираются' })
  const { make } = await engine.note(audit, options)
  teller.tell({ note: 'Справка составляется' })
  const bytes = await make()
  stopped(teller)
  await noted(() => engine.noteProduced(audit, 'note', []), around, teller)
  const name = fileNameOf(`Аналитическая справка — ${audit.name} — ${russianDay(around.today)}`)
  return { name: `${name}.docx`, type: DOCX, bytes }
}

/** One letter as it is, several as an archive. */
export const allLetters = async (
  engine: Engine,
  audit: Audit,
  options: Options<'letters'>,
  around: Around,
  teller: JobTeller,
): Promise<GivenFile> => {
  teller.tell({ note: 'Данные собираются' })
  const letters = await engine.letters(audit, options)
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const { institution, name, make } of letters) {
    stopped(teller)
    files.push({ name, bytes: await make() })
    teller.tell({ done: files.length, total: letters.length, note: institution })
  }
  const names = letters.map(({ institution }) => institution)
  await noted(() => engine.noteProduced(audit, options.reminders ? 'reminders' : 'letters', names), around, teller)
  return together(files, `${options.reminders ? 'Напоминания' : 'Письма учреждениям'} — ${audit.name}`)
}
