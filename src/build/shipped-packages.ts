import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShippedPackage } from './third-party'

const LICENCE_FILE = /^(licen[cs]e|copying|notice|unlicense)([.-].*)?$/i

type Manifest = { name: string; version: string; license?: string; author?: string | { name: string } }

const authorOf = ({ author }: Manifest): string | null => (typeof author === 'string' ? author : author?.name) ?? null

/** A package with all it says of its licence. */
export const packageIn = (folder: string): ShippedPackage => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? 'unknown',
    texts,
    author: authorOf(manifest),
  }
}

type Lock = { packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }> }

/**
 * Folders under `root` of the packages a packaged program brings: those of the lockfile that are not for development.
 * Optional ones of other systems are not there. Throws where another one is missing.
 */
export const productionFolders = (root: string): string[] => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  return Object.entries(packages).flatMap(([path, { dev, devOptional, optional }]) => {
    if (path === '' || dev === true || devOptional === true) return []
    const folder = join(root, path)
    if (existsSync(join(folder, 'package.json'))) return [folder]
    if (optional === true) return []
    throw new Error(`${path} of package-lock.json is not installed: run npm ci.`)
  })
}

/** Folder of the package a bundled module is of; null for the program's own. */
export const folderOfModule = (id: string): string | null =>
  /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? null
