import type { Row, Setting } from './life'

type Heads = (setting: Setting) => number

const TURN = 7

/** Small headcounts would coincide by chance: two of them take turns, so that 49 institutions differ. */
const firstTurn = ({ ordinal }: Setting): number => ordinal % TURN
const secondTurn = ({ ordinal }: Setting): number => Math.floor(ordinal / TURN) % TURN

const HEADCOUNT: Record<string, Heads> = {
  Руководитель: () => 1,
  Заместители: ({ life, random }) => random.between(...life.deputies),
  'Администраторы платформы': ({ random }) => random.between(2, 3),
  'Классные руководители': ({ groups }) => groups.length,
  'Педагогические работники': ({ teachers }) => teachers,
  'Педагоги дистанционных программ': (setting) => 3 + secondTurn(setting),
  Специалисты: (setting) => 1 + firstTurn(setting),
  'Учебно-вспомогательный персонал': (setting) => 3 + firstTurn(setting),
  Обучающиеся: ({ pupils }) => pupils,
  Родители: ({ pupils, random }) => pupils + random.between(5, 60),
}

/** Who joins as he likes; everybody else is on the platform, one and all. */
const VOLUNTARY = ['Обучающиеся', 'Родители']

const rowOf = (category: string, setting: Setting): Row => {
  const { random } = setting
  const total = HEADCOUNT[category]?.(setting) ?? 0
  const voluntary = VOLUNTARY.includes(category)
  const connected = voluntary ? Math.round(total * (0.8 + random.share() * 0.2)) : total
  const left = category === 'Педагогические работники' ? secondTurn(setting) : voluntary ? random.between(1, 6) : 0
  return {
    category,
    total,
    connected,
    linked: connected,
    teacherStatus: voluntary ? 0 : connected,
    equipped: total,
    trained: voluntary ? 0 : total,
    left,
    removed: left,
  }
}

/** Headcounts of the categories that the form has, all figures as they should be. */
export const peopleRows = (setting: Setting): Row[] =>
  (setting.plan.keys['people'] ?? []).map((category) => rowOf(category, setting))

export const groupRows = ({ groups, random }: Setting): Row[] =>
  groups.map(({ group, level, pupils, subjects }) => ({
    group,
    level,
    pupils,
    onPlatform: true,
    teacherAssigned: true,
    pupilChat: true,
    parentChat: true,
    staffChat: true,
    subjects,
    subjectChats: subjects,
    subjectChatsWithAdmin: subjects,
    invitedPupils: pupils,
    invitedParents: pupils + random.between(0, 8),
    rulesDate: `2025-09-${String(random.between(3, 26)).padStart(2, '0')}`,
  }))

export const inviteRows = ({ life, random }: Setting): Row[] =>
  life.invited.map((role) => {
    const created = random.between(10, 60)
    const cancelled = random.between(0, 5)
    const used = created - cancelled
    return { role, created, used, cancelled, unclaimed: 0, requestsReceived: used, requestsProcessed: used }
  })
