import type { Plugin } from 'vite'
import { folderOfModule, packageIn, productionFolders } from './shipped-packages'
import { noticeOf } from './third-party'

/** Where the page finds it. */
export const NOTICE_FILE = 'THIRD-PARTY-NOTICES.txt'

/**
 * Plugins of one build: `collect` remembers whose code its bundles hold, `write` does too and puts the notice of these
 * and of the installed libraries beside the page. A package without a known permissive licence ends the build.
 */
export const thirdPartyNotices = (root: string): { collect: Plugin; write: Plugin } => {
  const folders = new Set<string>()
  const remember = (ids: string[]): void => {
    for (const id of ids) {
      const folder = folderOfModule(id)
      if (folder !== null) folders.add(folder)
    }
  }
  const collect: Plugin = {
    name: 'collect-third-parties',
    generateBundle: (_options, bundle) => {
      for (const part of Object.values(bundle)) if (part.type === 'chunk') remember(part.moduleIds)
    },
  }
  const write: Plugin = {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) if (part.type === 'chunk') remember(part.moduleIds)
      const shipped = [...new Set([...productionFolders(root), ...folders])].map(packageIn)
      const once = new Map(shipped.map((each) => [`${each.name} ${each.version}`, each]))
      this.emitFile({ type: 'asset', fileName: NOTICE_FILE, source: noticeOf([...once.values()]) })
    },
  }
  return { collect, write }
}
