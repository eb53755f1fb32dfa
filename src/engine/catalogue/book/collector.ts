import type { Mistake } from './types'

/** A cell that something was read from, or where it should have been. */
export type Place = { sheet: string; cell: string | null; value: string | null }

/** Gathers mistakes, and knows which cell each part of the catalogue came from. */
export type Collector = {
  fault: (place: Place, message: string) => void
  /** Remembers where a part of the catalogue stands. */
  put: (path: (string | number)[], place: Place) => void
  /** The place of a part, or of the nearest thing around it that has one. */
  placeOf: (path: (string | number)[]) => Place | null
  isFaulty: (place: Place) => boolean
  mistakes: () => Mistake[]
}

const keyOf = ({ sheet, cell }: Place): string => `${sheet}\n${cell ?? ''}`

/** An empty collector. */
export const newCollector = (): Collector => {
  const places = new Map<string, Place>()
  const mistakes: Mistake[] = []
  const faulty = new Set<string>()
  return {
    fault: (place, message) => {
      faulty.add(keyOf(place))
      const { sheet, cell, value } = place
      mistakes.push({ sheet, cell, value, message })
    },
    put: (path, place) => places.set(JSON.stringify(path), place),
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const found = places.get(JSON.stringify(path.slice(0, length)))
        if (found !== undefined) return found
      }
      return null
    },
    isFaulty: (place) => faulty.has(keyOf(place)),
    mistakes: () => mistakes,
  }
}
