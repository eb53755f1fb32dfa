import { reportOptions } from '../../api/report-options'
import { Failure } from '../../engine/base/failure'
import { normalised } from '../../engine/base/russian'
import type { ReportOptions } from '../../engine/report/options'
import type { Invocation } from './command'

export const REPORT_OPTIONS = ['kinds', 'catalogues', 'institutions', 'sheets', 'previous']
export const REPORT_FLAGS = ['names', 'aliases', 'no-previous']

const KINDS: Record<string, string> = {
  дошкольные: 'preschool',
  дошкольное: 'preschool',
  общеобразовательные: 'school',
  общеобразовательное: 'school',
  'дополнительного образования': 'additional',
}

/** A list with commas between; with semicolons where a name has a comma in it. */
const listOf = (text: string | undefined): string[] | undefined => {
  if (text === undefined) return undefined
  return text.split(text.includes(';') ? ';' : ',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))
}

/** What of the audit a report is to show. Throws Failure('usage') on an unknown kind or an empty list. */
export const reportOptionsOf = ({ text, flag }: Pick<Invocation, 'text' | 'flag'>): ReportOptions => {
  const found = reportOptions.safeParse({
    kinds: listOf(text('kinds'))?.map((each) => KINDS[normalised(each)] ?? each),
    catalogues: listOf(text('catalogues')),
    institutions: listOf(text('institutions')),
    sheets: listOf(text('sheets')),
    previous: flag('no-previous') ? null : text('previous'),
    names: flag('names'),
    aliases: flag('aliases'),
  })
  if (found.success) return found.data
  const at = String(found.error.issues[0]?.path[0] ?? '')
  throw new Failure(
    'usage',
    at === 'kinds'
      ? 'Типы учреждений записываются так: --kinds preschool,school,additional.'
      : `Список --${at} пуст: назовите, что показать, или уберите его.`,
  )
}
