import type { Rectangle } from './shell-memory'

/** So much of a window's top edge must be seen, or it cannot be dragged back. */
const GRIP = { width: 120, height: 40 }

const overlap = (a: Rectangle, b: Rectangle): { width: number; height: number } => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
})

const clamped = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))

/**
 * Where a remembered window goes on the displays there are now (their work areas, in pixels): moved and shrunk into
 * the one it overlaps most; null, the system's choice, when its top edge is on none of them.
 */
export const placedOn = (displays: Rectangle[], { x, y, width, height }: Rectangle): Rectangle | null => {
  const grip = { x, y, width, height: GRIP.height }
  const seen = displays
    .map((display) => ({ display, ...overlap(grip, display) }))
    .filter((each) => each.width >= GRIP.width && each.height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height)
  const [best] = seen
  if (best === undefined) return null
  const { display } = best
  const size = { width: Math.min(width, display.width), height: Math.min(height, display.height) }
  return {
    x: clamped(x, display.x, display.x + display.width - size.width),
    y: clamped(y, display.y, display.y + display.height - size.height),
    ...size,
  }
}
