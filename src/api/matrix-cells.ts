/**
 * Values of a matrix' `cells` by requirement that are no shares: everything else is the value 0…1 of what was assessed.
 * Apart from the schemas, so that a page that reads cells does not carry the validator.
 */
export const CELL = { undetermined: -1, notApplicable: -2, none: -3 } as const
