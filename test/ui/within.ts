import type { App, EffectScope } from 'vue'

/** What `make` makes on a page of an app: `page.stop()` leaves it. */
export const within = <Made>(app: App, page: EffectScope, make: () => Made): Made => {
  const made = app.runWithContext(() => page.run(make))
  if (made === undefined) throw new Error('the page has been left')
  return made
}
