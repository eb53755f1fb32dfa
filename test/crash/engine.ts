import { openEngine, type Engine } from '../../src/engine/index'
import type { FileSystem } from '../../src/engine/store/file-system'

/** Where everything lies that an engine under test needs. */
export type Place = { database: string; resources: string; threadFile: string; password?: string | undefined }

export const openOver = (
  { database, resources, threadFile, password }: Place,
  system?: FileSystem,
  mustExist = false,
): Promise<Engine> =>
  openEngine({
    ...{ database, resources, threadFile: new URL(threadFile), threads: 1, version: '0.0.0', mustExist },
    ...(system !== undefined && { system }),
    password,
    now: () => new Date(),
  })
