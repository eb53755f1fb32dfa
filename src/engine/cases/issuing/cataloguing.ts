import { Failure } from '../../base/failure'
import { compareCatalogues, type CatalogueComparison } from '../../catalogue/compare-catalogues'
import { planForm } from '../../catalogue/plan'
import type { Catalogue, FormPlan } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { Filling, FormOptions } from '../../report/form/write-form'
import type { Audit, NewAudit } from '../../store/types'
import { catalogueOf } from '../judging/judge'
import { formAudit } from './form-audit'
import type { AddedCatalogue } from './own-catalogues'

/** Use cases of catalogues, the program's and the curator's, and of the blank forms they ask for. */
export type Cataloguing = {
  /** The program's catalogues and, after them, those the curator added. */
  catalogues: () => Promise<Catalogue[]>
  /** Codes of the catalogues the curator added. */
  ownCatalogues: () => string[]
  /** A catalogue, the program's or the curator's, as it is now. Throws Failure('no-catalogue'). */
  catalogue: (id: string) => Promise<Catalogue>
  /** A catalogue as a workbook to be changed and added, as bytes. Throws Failure('no-catalogue'). */
  catalogueWorkbook: (id: string) => Promise<Uint8Array>
  /** Adds the catalogue of a workbook; `file` is the name it is remembered by. With a mistake in it nothing is added. */
  addCatalogue: (bytes: Uint8Array, file: string) => Promise<AddedCatalogue>
  /** Two catalogues theme by theme. Throws Failure('no-catalogue'). */
  compareCatalogues: (a: string, b: string) => Promise<CatalogueComparison>
  /** A catalogue as the audit pinned it. Throws Failure('no-catalogue'). */
  pinnedCatalogue: (audit: Audit, id: string) => Catalogue
  /** What the form of a catalogue asks; as the audit pinned it where there is one. Throws Failure('no-catalogue'). */
  formPlan: (id: string, audit: Audit | null) => Promise<FormPlan>
  /**
   * The workbook of a catalogue as bytes: blank, or with an institution's values in it; as the audit pinned it, unless
   * that is one to come.
   */
  form: (
    id: string,
    options: FormOptions & { audit: Audit | NewAudit | null },
    filling?: Filling,
  ) => Promise<Uint8Array>
  /** The audit that a form of this catalogue is for; null when it is for one to come. Throws Failure('which-audit'). */
  formAudit: (catalogue: string, name?: string) => Audit | null
}

export const cataloguing = (context: EngineContext): Cataloguing => {
  const { store, rules, writer } = context
  const catalogue = async (id: string): Promise<Catalogue> => {
    const { catalogues } = await rules()
    const found = catalogues.find((each) => each.id === id)
    if (found !== undefined) return found
    const known = catalogues.map((each) => each.id).join(', ')
    throw new Failure('no-catalogue', `Положения «${id}» в программе нет. Есть: ${known}.`)
  }
  const formPlan = async (id: string, audit: Audit | null): Promise<FormPlan> =>
    planForm(audit === null ? await rules() : store.rules(audit.id), id)
  return {
    catalogues: async () => (await rules()).catalogues,
    ownCatalogues: () => store.ownCatalogues().map((each) => each.catalogue.id),
    catalogue,
    catalogueWorkbook: async (id) => {
      const { catalogueWorkbook } = await import('./catalogue-workbook')
      return catalogueWorkbook(await catalogue(id), await rules())
    },
    addCatalogue: async (bytes, name) => {
      const { addCatalogue } = await import('./own-catalogues')
      return addCatalogue(context, bytes, name)
    },
    compareCatalogues: async (a, b) => compareCatalogues(await catalogue(a), await catalogue(b), await rules()),
    pinnedCatalogue: (audit, id) => catalogueOf(store.rules(audit.id), id),
    formPlan,
    form: async (id, { audit, ...form }, filling) => {
      const plan = await formPlan(id, audit !== null && 'id' in audit ? audit : null)
      return writer.write({ kind: 'form', plan, options: { ...form, audit }, filling: filling ?? null })
    },
    formAudit: (id, name) => formAudit(store, id, name),
  }
}
