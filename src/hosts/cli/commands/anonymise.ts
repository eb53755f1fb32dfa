import { anonymisePreviewResult, anonymiseResult } from '../../../api/anonymise-results'
import { counted } from '../../../engine/base/russian'
import type { Engine } from '../../../engine/index'
import type { Command } from '../command'

type Counts = Awaited<ReturnType<Engine['anonymisePreview']>>['counts']

const linesOf = (counts: Counts): string[] => [
  `  значений с личными данными: ${counts.facts}`,
  `  исходных файлов, целиком: ${counts.originals}`,
  ...(counts.shared > 0 ? [`  останутся исходные файлы, которые есть и в другом мониторинге: ${counts.shared}`] : []),
  `  файлов отправленных отчётов, целиком: ${counts.reports}`,
  `  содержимое отложенных строк: ${counts.quarantined}`,
  `  замечаний: ${counts.remarks}, пояснений к результатам: ${counts.verdicts}, прочих текстов: ${counts.texts}, записей журнала: ${counts.entries}`,
]

export const anonymise: Command = {
  usage: 'anonymise --db DB [--audit NAME] [--yes] [--json]',
  summary:
    'обезличить мониторинг: убрать имена, телефоны и адреса людей навсегда; результаты остаются; без --yes только показывает, что уйдёт',
  options: ['db', 'audit'],
  flags: ['yes'],
  run: async ({ text, flag, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      if (!flag('yes')) {
        const preview = await engine.anonymisePreview(audit)
        if (json) output.out(JSON.stringify(anonymisePreviewResult.parse(preview), null, 2))
        else output.out([`Из мониторинга «${audit.name}» уйдёт навсегда:`, ...linesOf(preview.counts)].join('\n'))
        output.note(
          'Ничего не изменено. Вернуть удалённое будет нельзя: прежние копии базы рядом с ней тоже удаляются. Чтобы обезличить, повторите с --yes.',
        )
        return 0
      }
      const done = await engine.anonymise(audit)
      if (json) output.out(JSON.stringify(anonymiseResult.parse(done), null, 2))
      else output.out([`Мониторинг «${audit.name}» обезличен. Удалено:`, ...linesOf(done.counts)].join('\n'))
      output.note(
        `Удалено прежних копий базы: ${counted(done.copies, 'файл', 'файла', 'файлов')}. Копии, сделанные вами самими, и присланные файлы на диске удалите сами.`,
      )
      if (done.left.length > 0) output.note(`Не удалось удалить, удалите сами: ${done.left.join(', ')}.`)
      return done.left.length > 0 ? 1 : 0
    } finally {
      await engine.close()
    }
  },
}
