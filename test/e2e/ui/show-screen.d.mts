import type { Page } from 'playwright-core'
import type { Screen } from './screens.mjs'

/** Goes to a screen within an open page and waits until it stands: its `ready`, nothing waited for, fonts, charts. */
export const showScreen: (page: Page, screen: Screen) => Promise<void>
