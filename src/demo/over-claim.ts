import type { Filling } from '../engine/report/form/types'
import { change, changePeople, keep } from './change'
import type { Row } from './life'

const every = (): boolean => true

const STAFF = ['Педагогические работники', 'Классные руководители', 'Учебно-вспомогательный персонал', 'Специалисты']

/** Six in ten connected; whoever is not connected has no profile either. */
const sixInTen = ({ total }: Row): Row => {
  const some = Math.round(Number(total) * 0.6)
  return { connected: some, linked: some, teacherStatus: some }
}

const NOTHING_DONE: Row = {
  onPlatform: false,
  teacherAssigned: false,
  pupilChat: false,
  parentChat: false,
  staffChat: false,
  subjectChats: 0,
  subjectChatsWithAdmin: 0,
  invitedPupils: 0,
  invitedParents: 0,
}

const KEPT_ACTS = ['Приказ об использовании платформы', 'Приказ о назначении администратора', 'Заявка на регистрацию']

const MANAGEMENT_CHATS = [
  'Руководитель – заместители',
  'Руководитель – педагоги',
  'Руководитель – родители',
  'Руководитель – актив обучающихся',
]

/**
 * An institution that answers «Да» throughout and whose own data say otherwise: little is connected, chats are silent,
 * most documents are missing.
 */
export const overClaim = (filling: Filling): void => {
  for (const category of STAFF) changePeople(filling, category, sixInTen)
  change(filling, 'groups', every, NOTHING_DONE)
  change(filling, 'chats', every, { weekMessages: 0 })
  change(filling, 'lessons', every, { onSchedule: false, posted: false, gymnastics: false, phones: 2 })
  change(filling, 'invites', every, {
    created: 40,
    used: 10,
    unclaimed: 30,
    requestsReceived: 12,
    requestsProcessed: 0,
  })
  change(filling, 'moderation', every, { measure: 'Не принята' })
  keep(filling, 'acts', ({ kind }) => KEPT_ACTS.includes(String(kind)))
  keep(filling, 'events', (_, index) => index === 0)
  keep(filling, 'chats', ({ kind }) => !MANAGEMENT_CHATS.includes(String(kind)))
}
