import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const FIRST = 14
const STEP = 24

/** How many items of a long list to draw: what fits the window at once, the rest frame by frame until `total`. */
export const useGradually = (total: () => number): { room: Ref<number>; fill: () => void } => {
  const room = ref(FIRST)
  let frame = 0
  const grow = (): void => {
    if (room.value >= total()) {
      room.value = Infinity
      return
    }
    room.value += STEP
    frame = requestAnimationFrame(grow)
  }
  const fill = (): void => {
    cancelAnimationFrame(frame)
    room.value = Infinity
  }
  onMounted(() => (frame = requestAnimationFrame(grow)))
  onBeforeUnmount(() => cancelAnimationFrame(frame))
  return { room, fill }
}
