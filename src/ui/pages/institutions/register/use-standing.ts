import type { CollectionChangeBody } from '../../../../api/collecting-bodies'
import type { InstitutionRow } from '../../../../api/institutions-results'
import { date } from '../../../shared/formats'
import { useRefresh } from '../../../shared/query-keys'
import { useAct } from '../../../shared/toasts'
import { useApi } from '../../../shared/use-api'
import { useAuditId } from '../../../shared/use-audit'
import { STATUSES } from '../../../shared/words'

export type Standing = Pick<
  InstitutionRow,
  'key' | 'name' | 'status' | 'deadline' | 'extendedTo' | 'receivedOn' | 'late' | 'daysLate' | 'overdue' | 'daysOverdue'
>

type Word = NonNullable<CollectionChangeBody['status']>

/** Changes what is said of an institution's form and its term, each with a way back into the audit it was done in. */
export const useStanding = () => {
  const api = useApi()
  const audit = useAuditId()
  const refresh = useRefresh()
  const act = useAct()

  /** Changes of the audit that is chosen now, also when they are called later. */
  const changing = () => {
    const of = audit.value
    return async (body: CollectionChangeBody): Promise<void> => {
      await api.changeCollection(of, body)
      void refresh.audit(of)
    }
  }

  const setStatus = ({ key, name, status: before }: Standing, status: Word): Promise<boolean> => {
    const change = changing()
    return act({
      act: () => change({ institution: key, status }),
      said: `${name}: форма отмечена «${STATUSES[status]}».`,
      undo: () => change({ institution: key, status: before === 'not-submitted' ? 'received' : before }),
    })
  }

  /** To an ISO day; null takes the extension back. */
  const extend = ({ key, name, extendedTo: before }: Standing, to: string | null): Promise<boolean> => {
    const change = changing()
    return act({
      act: () => change({ institution: key, extendedTo: to }),
      said: to === null ? `${name}: продление снято.` : `${name}: форму ждут до ${date(to)}.`,
      undo: () => change({ institution: key, extendedTo: before }),
    })
  }

  return { setStatus, extend }
}
