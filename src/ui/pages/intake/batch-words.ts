import type { BatchesResult } from '../../../api/taking-back-results'
import { counted } from '../../shared/russian-plural'

/** «Принято 34 файла, отказано — 2, ждут ответа — 1»; what there was none of is left out. */
export const batchWords = ({
  files,
  observations,
}: Pick<BatchesResult['batches'][number], 'files' | 'observations'>): string => {
  const { accepted, refused, unassigned, attachment, duplicate } = files
  const rest: [string, number][] = [
    ['отказано', refused],
    ['ждут ответа', unassigned],
    ['вложений', attachment],
    ['повторов', duplicate],
  ]
  const parts = rest.flatMap(([word, count]) => (count === 0 ? [] : [`${word} — ${count}`]))
  if (observations > 0 && accepted + parts.length === 0) return 'Наблюдение куратора'
  return [`Принято ${counted(accepted, 'файл', 'файла', 'файлов')}`, ...parts].join(', ')
}
