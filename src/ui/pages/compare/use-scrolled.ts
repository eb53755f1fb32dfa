import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Seen } from './grid-window'

/** What is seen of a box, down and across. */
export type Scrolled = { down: Seen; across: Seen }

const readingOf = (box: HTMLElement): Scrolled => ({
  down: { offset: box.scrollTop, extent: box.clientHeight },
  across: { offset: box.scrollLeft, extent: box.clientWidth },
})

/**
 * Follows where a box is scrolled to and how large it is, both ways at once: two listeners would draw twice a frame,
 * and lay out in between.
 */
export const useScrolled = (box: Ref<HTMLElement | null>): ShallowRef<Scrolled> => {
  const seen = shallowRef<Scrolled>({ down: { offset: 0, extent: 0 }, across: { offset: 0, extent: 0 } })
  let stop = (): void => undefined
  const follow = (element: HTMLElement): (() => void) => {
    const look = (): void => {
      seen.value = readingOf(element)
    }
    const sizes = new ResizeObserver(look)
    element.addEventListener('scroll', look, { passive: true })
    sizes.observe(element)
    look()
    return () => {
      element.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }
  watch(box, (element) => {
    stop()
    stop = element === null ? () => undefined : follow(element)
  })
  onScopeDispose(() => stop())
  return seen
}
