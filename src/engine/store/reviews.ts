import type { Db } from './db'

/** Of a decision: what it rested on in short, and since when (ISO day) and why it is to be looked at again. */
export type Review = {
  institution: number
  catalogue: string
  requirement: string
  basis: string | null
  since: string | null
  why: string | null
}

/** What the curator's decisions rested on when they were made, and which are to be looked at again. */
export const reviewQueries = (db: Db) => {
  const reviews = (auditId: number): Review[] =>
    db.all<Review>(
      `SELECT institution, catalogue, requirement, basis, review_since AS since, review_why AS why FROM overrides
       WHERE audit = ? ORDER BY institution, catalogue, requirement`,
      [auditId],
    )

  const setReview = (auditId: number, review: Review): void => {
    const { institution, catalogue, requirement, basis, since, why } = review
    db.run(
      `UPDATE overrides SET basis = ?, review_since = ?, review_why = ?
       WHERE audit = ? AND institution = ? AND catalogue = ? AND requirement = ?`,
      [basis, since, why, auditId, institution, catalogue, requirement],
    )
  }

  return { reviews, setReview }
}
