import { counted } from '../base/russian'
import { detailSha256, digestOf, hashOf, type Random } from './chain'
import type { Db } from './db'
import type { Examined } from './integrity'
import { fromJson } from './json'
import { LOG_IS_NOT_CHANGED } from './migrations/0013-trail'
import { scrubbed } from './scrub'

type Kept = {
  id: number
  at: string
  action: string
  detail: string
  salt: string | null
  digest: string
  hash: string
}
type End = { seed: string; entries: number; lastHash: string }

/** What the entry `anonymised` says of entries it took personal data from; `sha256`: of what they say since. */
type Redacted = { entries?: { id: number; sha256: string }[] }

/** The end of the chain: how many entries there are, and the hash of the last one. */
export type TrailEnd = { entries: number; hash: string }

/** Begins the journal of a database that was made for many: nobody else knows what its chain starts from. */
export const beginTrail = (db: Db, random: Random): void => {
  const seed = random()
  db.run('UPDATE trail SET seed = ?1, last_hash = ?1 WHERE entries = 0', [seed])
}

const ANONYMISED = 'anonymised'

const TRIGGERS = ['log_is_not_changed', 'log_is_not_deleted']

const entriesOf = (count: number): string => counted(count, 'запись', 'записи', 'записей')

const redactedIn = (kept: Kept[]): Map<number, string> =>
  new Map(
    kept
      .filter(({ action }) => action === ANONYMISED)
      .flatMap(({ id, detail }) => fromJson<Redacted | null>(detail, `журнал, запись ${id}`)?.entries ?? [])
      .map(({ id, sha256 }) => [id, sha256]),
  )

const saysTheSame = ({ id, detail, salt, digest }: Kept, redacted: Map<number, string>): boolean =>
  salt === null ? redacted.get(id) === detailSha256(detail) : digestOf(salt, detail) === digest

const linkFault = (each: Kept, previous: { id: number; hash: string }): string | null => {
  if (hashOf(previous.hash, each) === each.hash) return null
  if (each.id === previous.id + 1)
    return `Запись № ${each.id} не продолжает № ${previous.id}: она изменена, вставлена или переставлена.`
  return each.id === previous.id + 2
    ? `Записи № ${previous.id + 1} нет: она удалена.`
    : `Записей № ${previous.id + 1}–${each.id - 1} нет: они удалены.`
}

const endFaults = (kept: Kept[], { entries, lastHash, seed }: End, sent: number): string[] => {
  const last = kept.at(-1)
  if (kept.length < entries)
    return [
      `Записей в журнале ${kept.length}, а было сделано ${entries}: не хватает ${entriesOf(entries - kept.length)}.`,
    ]
  if (kept.length > entries)
    return [`Записей в журнале ${kept.length}, а программа сделала ${entries}: остальные вставлены.`]
  if ((last?.hash ?? seed) !== lastHash) return ['Последняя запись журнала — не та, что была сделана последней.']
  return sent > (last?.id ?? 0) ? [`Отправленный отчёт помнит запись № ${sent}, а её в журнале нет.`] : []
}

/** Whether the journal is as it was written. */
export const trailQueries = (db: Db) => {
  const end = (): End | null => db.first<End>('SELECT seed, entries, last_hash AS lastHash FROM trail')

  const trailEnd = (): TrailEnd => {
    const found = end()
    return { entries: found?.entries ?? 0, hash: found?.lastHash ?? '' }
  }

  /** Entries removed, altered, inserted or put elsewhere, and an end cut off, as far as the file itself can tell. */
  const trailFaults = (): Examined => {
    const kept = db.all<Kept>('SELECT id, at, action, detail, salt, digest, hash FROM log ORDER BY id')
    const found = end()
    if (found === null)
      return { examined: kept.length, problems: ['Начала и конца журнала в базе нет: проверить его нечем.'] }
    const redacted = redactedIn(kept)
    let previous = { id: 0, hash: found.seed }
    const problems = kept.flatMap((each): string[] => {
      const link = linkFault(each, previous)
      previous = each
      if (link !== null) return [link]
      return saysTheSame(each, redacted) ? [] : [`Содержание записи № ${each.id} изменено.`]
    })
    const sent = db.first<{ last: number | null }>('SELECT max(last_entry) AS last FROM frozen_reports')?.last ?? 0
    const guarded = db.all("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name IN (?, ?)", TRIGGERS)
    return {
      examined: kept.length,
      problems: [
        ...problems,
        ...endFaults(kept, found, sent),
        ...(guarded.length === TRIGGERS.length ? [] : ['Запрет менять и удалять записи журнала снят.']),
      ],
    }
  }

  /**
   * Puts the strings of entries through `text` where `concerns` says so, and drops what their digests were made with. Whoever
   * does so appends an entry ANONYMISED that tells of each what is returned. Inside a transaction.
   */
  const redactEntries = (
    concerns: (entry: { action: string; detail: unknown }) => boolean,
    text: (text: string) => string,
  ): { id: number; sha256: string }[] => {
    db.script('DROP TRIGGER log_is_not_changed')
    const done = db
      .all<Pick<Kept, 'id' | 'action' | 'detail'>>('SELECT id, action, detail FROM log ORDER BY id')
      .flatMap(({ id, action, detail }) => {
        const said = fromJson<unknown>(detail, `журнал, запись ${id}`)
        if (action === ANONYMISED || !concerns({ action, detail: said })) return []
        const now = JSON.stringify(scrubbed(said, text))
        if (now === detail) return []
        db.run('UPDATE log SET detail = ?, salt = NULL WHERE id = ?', [now, id])
        return [{ id, sha256: detailSha256(now) }]
      })
    db.script(LOG_IS_NOT_CHANGED)
    return done
  }

  return { trailEnd, trailFaults, redactEntries }
}
