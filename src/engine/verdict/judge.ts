import type { Criterion } from '../catalogue/criterion-types'
import { judgeAllOf } from './criteria/all-of'
import { judgeAnyOf } from './criteria/any-of'
import { judgeAtLeast } from './criteria/at-least'
import { judgeAttested } from './criteria/attested'
import { judgeCoveredBy } from './criteria/covered-by'
import { judgeDocument } from './criteria/document'
import { judgeEveryRow } from './criteria/every-row'
import { judgeNoRow } from './criteria/no-row'
import { judgeOrdered } from './criteria/ordered'
import { judgePublishedBy } from './criteria/published-by'
import { judgeRatio } from './criteria/ratio'
import { judgeSequence } from './criteria/sequence'
import { judgeWithinHours } from './criteria/within-hours'
import { judgeWithinNorm } from './criteria/within-norm'
import type { Answer, Context, Evidence, Judgement } from './types'

const unknownKind = (criterion: never): never => {
  throw new RangeError(`unknown criterion: ${JSON.stringify(criterion)}`)
}

/** Decides one criterion from the evidence; `answer` is the self-assessment of its requirement, null without a line. */
export const judge = (criterion: Criterion, evidence: Evidence, context: Context, answer: Answer | null): Judgement => {
  switch (criterion.kind) {
    case 'attested':
      return judgeAttested(criterion, answer, context)
    case 'document':
      return judgeDocument(criterion, evidence, context)
    case 'published-by':
      return judgePublishedBy(criterion, evidence, context)
    case 'ratio':
      return judgeRatio(criterion, evidence, context)
    case 'at-least':
      return judgeAtLeast(criterion, evidence, context)
    case 'every-row':
      return judgeEveryRow(criterion, evidence, context)
    case 'no-row':
      return judgeNoRow(criterion, evidence, context)
    case 'within-norm':
      return judgeWithinNorm(criterion, evidence, context)
    case 'covered-by':
      return judgeCoveredBy(criterion, evidence, context)
    case 'ordered':
      return judgeOrdered(criterion, evidence, context)
    case 'within-hours':
      return judgeWithinHours(criterion, evidence, context)
    case 'sequence':
      return judgeSequence(criterion, evidence, context)
    case 'any-of':
      return judgeAnyOf(criterion.of.map((part) => judge(part, evidence, context, answer)))
    case 'all-of':
      return judgeAllOf(criterion.of.map((part) => judge(part, evidence, context, answer)))
    default:
      return unknownKind(criterion)
  }
}
