import type { Row, Setting } from './life'

type Heads = (setting: Setting) => number

const HEADCOUNT: Record<string, Heads> = {
  Руководитель: () => 1,
  Заместители: ({ life, random }) => random.between(...life.deputies),
  'Администраторы платформы': ({ random }) => random.between(2, 3),
  'Классные руководители': ({ groups }) => groups.length,
  'Педагогические работники': ({ teachers }) => teachers,
  'Педагоги дистанционных программ': ({ random }) => random.between(3, 5),
  Специалисты: ({ random }) => random.between(1, 4),
  'Учебно-вспомогательный персонал': ({ random }) => random.between(3, 9),
  Обучающиеся: ({ pupils }) => pupils,
  Родители: ({ pupils, random }) => pupils + random.between(5, 60),
}

/** Who joins as he likes; everybody else is on the platform, one and all. */
const VOLUNTARY = ['Обучающиеся', 'Родители']

const LEAVING = ['Педагогические работники', ...VOLUNTARY]

const rowOf = (category: string, setting: Setting): Row => {
  const { random } = setting
  const total = HEADCOUNT[category]?.(setting) ?? 0
  const voluntary = VOLUNTARY.includes(category)
  const connected = voluntary ? Math.round(total * (0.8 + random.share() * 0.2)) : total
  const left = LEAVING.includes(category) ? random.between(voluntary ? 1 : 0, voluntary ? 6 : 3) : 0
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
