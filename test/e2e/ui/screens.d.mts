import type { Page } from 'playwright-core'

export type Screen = {
  id: string
  route: string
  ready: string
  database?: 'demo' | 'empty'
  prepare?: (page: Page) => Promise<void>
}

export const SCREENS: Screen[]
