import { checkScores, checkVerdicts } from './check-verdicts'
import type { EngineContext } from '../../engine-context'
import type { Examined } from '../../store/integrity'

type CheckId = 'file' | 'balances' | 'originals' | 'verdicts' | 'scores' | 'trail'

/** One check of a database: `examined` things of the kind its title names. */
type Checked = Examined & { check: CheckId; title: string }

export type Verification = { sound: boolean; checks: Checked[] }

const TITLES: Record<CheckId, string> = {
  file: 'Целость файла базы',
  balances: 'Баланс строк присланных листов',
  originals: 'Исходные файлы и их контрольные суммы',
  verdicts: 'Результаты против пересчёта',
  scores: 'Показатели против результатов',
  trail: 'Цепочка записей журнала',
}

const together = (parts: Examined[], nameOf: (at: number) => string): Examined => ({
  examined: parts.reduce((sum, { examined }) => sum + examined, 0),
  problems: parts.flatMap(({ problems }, at) =>
    parts.length === 1 ? problems : problems.map((problem) => `Мониторинг «${nameOf(at)}»: ${problem}`),
  ),
})

/**
 * Checks the whole database and changes nothing: the file itself, balances of rows, originals against their SHA-256,
 * results against judging anew, scores against results, the journal against its chain. A check that cannot be carried through is a problem of its own.
 */
export const verify = async (context: Pick<EngineContext, 'store' | 'version'>): Promise<Verification> => {
  const { store } = context
  const ofAudits = async (look: (audit: ReturnType<typeof store.audits>[number]) => Examined | Promise<Examined>) => {
    const audits = store.audits()
    const parts: Examined[] = []
    for (const audit of audits) parts.push(await look(audit))
    return together(parts, (at) => audits[at]?.name ?? '')
  }
  const steps: Record<CheckId, () => Examined | Promise<Examined>> = {
    file: store.fileDamage,
    balances: store.balanceFaults,
    originals: store.originalDamage,
    verdicts: () => ofAudits((audit) => checkVerdicts(context, audit)),
    scores: () => ofAudits((audit) => checkScores(context, audit)),
    trail: store.trailFaults,
  }
  const checks: Checked[] = []
  for (const [check, look] of Object.entries(steps) as [CheckId, () => Examined | Promise<Examined>][]) {
    const found = await Promise.resolve()
      .then(look)
      .catch((error: unknown): Examined => {
        const why = error instanceof Error ? error.message : String(error)
        return { examined: 0, problems: [`Проверку не удалось довести до конца: ${why}`] }
      })
    checks.push({ check, title: TITLES[check], ...found })
  }
  return { sound: checks.every(({ problems }) => problems.length === 0), checks }
}
