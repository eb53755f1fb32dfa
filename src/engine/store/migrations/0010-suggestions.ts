import type { Migration } from '../migrate'

/** What an unknown sheet or column may be, as JSON, for whoever names it later. */
export const suggestions: Migration = {
  id: 10,
  name: 'suggestions',
  sql: `
ALTER TABLE remarks ADD COLUMN suggestions TEXT;
`,
}
