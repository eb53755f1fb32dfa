import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineOptions } from '../engine/index'
import { accountName } from './account'

/** Threads cannot be started from inside an archive, nor read it: the package keeps their files unpacked beside it. */
export const unpacked = (file: URL): URL => new URL(file.href.replace('/app.asar/', '/app.asar.unpacked/'))

/** What every host opens its engine with; `main` is the URL of its own built file in out/main. */
export const engineOptions = (main: string): Omit<EngineOptions, 'database' | 'mustExist'> => ({
  resources: fileURLToPath(unpacked(new URL('../../resources', main))),
  rulesFile: unpacked(new URL('./rules.json', main)),
  blankFile: unpacked(new URL('./new.sqlite', main)),
  threadFile: unpacked(new URL('./reader.js', main)),
  threads: Math.min(4, availableParallelism()),
  version: String(JSON.parse(readFileSync(new URL('../../package.json', main), 'utf8')).version),
  who: accountName(),
  now: () => new Date(),
})
