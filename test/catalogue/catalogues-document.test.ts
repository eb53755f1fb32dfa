import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import { cataloguesDocument } from './catalogues-document'
import { resourceTexts } from './resource-texts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const DOCUMENT = path('../../docs/catalogues.md')
const COMMAND = 'npx vitest run test/catalogue/catalogues-document.test.ts -u'

it('docs/catalogues.md says what the resources say', async () => {
  const ids = readdirSync(path('../../resources/catalogues/'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace('.yaml', ''))
    .sort()
  const text = cataloguesDocument(loadRules(resourceTexts(...ids)), COMMAND)
  const formatted = await format(text, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' })
  await expect(formatted).toMatchFileSnapshot(DOCUMENT)
})
