import type { RouterScrollBehavior } from 'vue-router'

const main = (): HTMLElement | null => document.querySelector('main')

/** Where this entry of the browser's history stands among the others. */
const place = (): number => Number((window.history.state as { position?: number } | null)?.position ?? 0)

/**
 * Pages scroll within `main`, which outlives them: a step begins at the top, the way back ends where one was. `leave` is
 * to be called before each step, `arrive` is the router's own.
 */
export const openPageScroll = (): { leave: () => void; arrive: RouterScrollBehavior } => {
  const kept = new Map<number, number>()
  let here = place()
  return {
    leave: () => void kept.set(here, main()?.scrollTop ?? 0),
    arrive: (to, from, saved) => {
      here = place()
      const page = main()
      if (page !== null && to.path !== from.path) page.scrollTop = saved === null ? 0 : (kept.get(here) ?? 0)
      return false
    },
  }
}
