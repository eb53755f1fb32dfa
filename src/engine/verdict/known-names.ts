/** Ids of the evidence dictionary that scoring itself relies on; all other names come with a criterion. */
export const ACTS = { table: 'acts', kind: 'kind', number: 'number', date: 'date', publishedOn: 'publishedOn' } as const

export const PEOPLE = { table: 'people', category: 'category', total: 'total' } as const

export const LESSONS = 'lessons'

export const PERIODS = 'periods'

/** Tables whose rows show that remote lessons were held. */
export const REMOTE_TABLES: readonly string[] = [LESSONS, PERIODS, 'attendance', 'remote_programmes', 'remote_marks']

/** Tables asked for control days only. */
export const SAMPLED: readonly string[] = ['lessons', 'attendance', 'remote_marks']

export const REMOTE_LESSONS = 'remoteLessons'

/** Sheet of the self-assessment in every form. */
export const ANSWERS_SHEET = 'Требования'
