import { daysAfter } from '../engine/base/calendar'
import { displayName } from '../engine/engine-context'
import type { Engine } from '../engine/index'
import type { CollectionChange } from '../engine/cases/settling/collection'
import type { Audit } from '../engine/store/types'
import { workDay } from './days'
import type { DemoInstitution } from './institutions'

type Standing = {
  received: { institution: string; receivedOn: string }[]
  changes: CollectionChange[]
}

/** Days after the due one: a form that came late, one within its extension, and to when terms are extended. */
const AFTER = { late: 4, extended: 6, extension: 10, rework: 14 }

/** Which of those who sent a form in time was late all the same, and which had asked for more time. */
const LATE = 2
const EXTENDED = 5

/**
 * When each form came and what the curator said of some: most within three weeks before the due ISO day, one late, one
 * within an extension, one sent back to be mended, and an extension for one who has sent nothing.
 */
export const standingOf = (institutions: DemoInstitution[], due: string): Standing => {
  const named = institutions.map(({ plant, filling, identity }) => ({
    ...{ plant, isSent: filling !== null, institution: displayName(identity) },
  }))
  const senders = named.filter(({ isSent }) => isSent)
  const inTime = senders.filter(({ plant }) => plant === 'good')
  const [late, extended] = [inTime[LATE]?.institution, inTime[EXTENDED]?.institution]
  const rework = senders.find(({ plant }) => plant === 'wrong-type')?.institution
  const silent = named.find(({ isSent }) => !isSent)?.institution
  const receivedOn = (institution: string, at: number): string => {
    if (institution === late) return daysAfter(due, AFTER.late)
    if (institution === extended) return daysAfter(due, AFTER.extended)
    return workDay(daysAfter(due, -((at * 7) % 20)))
  }
  const [extension, mended] = [daysAfter(due, AFTER.extension), daysAfter(due, AFTER.rework)]
  return {
    received: senders.map(({ institution }, at) => ({ institution, receivedOn: receivedOn(institution, at) })),
    changes: [
      ...(extended === undefined ? [] : [{ institution: extended, extendedTo: extension }]),
      ...(silent === undefined ? [] : [{ institution: silent, extendedTo: extension }]),
      ...(rework === undefined ? [] : [{ institution: rework, status: 'rework' as const, extendedTo: mended }]),
    ],
  }
}

/** Says in the audit what `standingOf` invents; whose form was not taken is passed over. */
export const collectForms = async (engine: Engine, audit: Audit, institutions: DemoInstitution[]): Promise<void> => {
  const { dueDate } = audit
  if (dueDate === null) return
  const { received, changes } = standingOf(institutions, dueDate)
  await engine.noteReceived(audit, received)
  const isSent = new Set(
    engine.collection(audit).institutions.flatMap(({ institution, files }) => (files > 0 ? [institution] : [])),
  )
  for (const change of changes)
    if (change.status === undefined || isSent.has(change.institution ?? ''))
      await engine.changeCollection(audit, change)
}
