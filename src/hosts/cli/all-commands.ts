import type { Command } from './command'
import { aliases } from './commands/aliases'
import { anonymise } from './commands/anonymise'
import { assign } from './commands/assign'
import { batches } from './commands/batches'
import { catalogue } from './commands/catalogue'
import { collection } from './commands/collection'
import { correct } from './commands/correct'
import { demo } from './commands/demo'
import { form } from './commands/form'
import { importCommand } from './commands/import'
import { letters } from './commands/letters'
import { map } from './commands/map'
import { mappings } from './commands/mappings'
import { note } from './commands/note'
import { password } from './commands/password'
import { quarantine } from './commands/quarantine'
import { register } from './commands/register'
import { remarks } from './commands/remarks'
import { report } from './commands/report'
import { reports } from './commands/reports'
import { rescore } from './commands/rescore'
import { scores } from './commands/scores'
import { serve } from './commands/serve'
import { undo } from './commands/undo'
import { verdicts } from './commands/verdicts'
import { verify } from './commands/verify'

/** Every command by its name, in the order of the help. */
export const commands: Record<string, Command> = {
  catalogue,
  register,
  form,
  import: importCommand,
  batches,
  undo,
  assign,
  aliases,
  collection,
  remarks,
  quarantine,
  correct,
  map,
  mappings,
  scores,
  verdicts,
  verify,
  password,
  rescore,
  report,
  reports,
  note,
  letters,
  anonymise,
  demo,
  serve,
}
