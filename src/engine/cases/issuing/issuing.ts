import { othersTurn } from '../../base/giving-way'
import { planForm } from '../../catalogue/plan'
import { displayName, type EngineContext } from '../../engine-context'
import { chosenInstitution } from '../judging/score-audit'
import type { Audit } from '../../store/types'
import { formHints } from './form-hints'
import { formNames } from './form-names'
import { knownPassport } from './known-passport'
import type { CopyToMake } from './marked-copy'
import type { RegisterForms, RegisterFormsWish } from './register-forms'

/** A form to be made when its turn comes, with what is known of its institution filled in. */
export type FormToMake = {
  institution: string
  catalogue: string
  /** Name of its file without an extension; names sort in the order of the forms. */
  name: string
  make: () => Promise<Uint8Array>
}

type FormsWish = {
  /** Institutions by name; all participants where left out. Throws Failure('which-institution') for an unknown one. */
  institutions?: string[] | undefined
  /** Only of these catalogues. */
  catalogues?: string[] | undefined
  /** ISO days; the audit's own where left out. */
  controlDays?: string[] | undefined
  /** Notes with what each said in the period before. */
  hints?: boolean | undefined
}

/** Use cases of giving forms out and answering those that came. */
export type Issuing = {
  formsFor: (audit: Audit, wish: FormsWish) => FormToMake[]
  /** A form for each institution of a register. Throws Failure, see `registerForms`. */
  registerForms: (bytes: Uint8Array, wish: RegisterFormsWish) => Promise<RegisterForms>
  /**
   * Answers to the senders of an institution's files, or of all: their own workbooks with marks. Throws
   * Failure('which-institution' | 'nothing-submitted').
   */
  markedCopies: (audit: Audit, institution?: string) => Promise<CopyToMake[]>
}

export const issuing = (context: EngineContext): Issuing => ({
  formsFor: (audit, wish) => {
    const { store, writer } = context
    const rules = store.rules(audit.id)
    const all = store.institutions(audit.id)
    const named = wish.institutions?.map((name) => chosenInstitution(all, name)) ?? all
    const wanted = named.filter(({ catalogue }) => wish.catalogues?.includes(catalogue) ?? true)
    const controlDays = wish.controlDays ?? audit.controlDays
    const nameOf = formNames(wanted.length)
    return wanted.map((institution) => ({
      institution: displayName(institution),
      catalogue: institution.catalogue,
      name: nameOf(displayName(institution), institution.inn),
      make: async () => {
        // Whoever asked may cancel between two forms, and others are answered.
        await othersTurn()
        const { id, catalogue } = institution
        const hints = wish.hints === true ? formHints(context, audit, id, catalogue) : null
        const known = { audit, controlDays, institution: knownPassport(context, audit, institution), hints }
        return writer.write({ kind: 'form', plan: planForm(rules, catalogue), options: known, filling: null })
      },
    }))
  },
  registerForms: async (bytes, wish) => {
    const { registerForms } = await import('./register-forms')
    return registerForms(context, bytes, wish)
  },
  markedCopies: async (audit, name) => {
    const { copiesToMake } = await import('./marked-copy')
    const all = context.store.institutions(audit.id)
    return copiesToMake(context, audit, name === undefined ? undefined : chosenInstitution(all, name))
  },
})
