import { verifyResult } from '../../../api/verify-results'
import type { Command } from '../command'

export const verify: Command = {
  usage: 'verify --db DB [--json]',
  summary: 'проверить базу: файл, балансы строк, исходные файлы, результаты и показатели; ничего не меняет',
  options: ['db'],
  run: async ({ needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const found = await engine.verify()
      if (json) output.out(JSON.stringify(verifyResult.parse(found), null, 2))
      else
        for (const { title, examined, problems } of found.checks) {
          output.out(
            `${problems.length === 0 ? 'Верно' : 'Неверно'} · ${title}: проверено ${examined}, ошибок ${problems.length}`,
          )
          for (const problem of problems) output.out(`  ${problem}`)
        }
      output.note(
        found.sound ? 'База в порядке.' : 'В базе есть ошибки: сделайте копию файла и не продолжайте работу в нём.',
      )
      return found.sound ? 0 : 1
    } finally {
      await engine.close()
    }
  },
}
