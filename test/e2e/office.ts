import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const found = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('skipped: soffice (LibreOffice) is not installed')
    return false
  }
}

export const hasOffice = found()

const profile = mkdtempSync(join(tmpdir(), 'sverka-office-'))

/** A profile of LibreOffice as it stands in a Russian office: days are written 15.09.2025. */
const russianProfile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-office-ru-'))
  mkdirSync(join(folder, 'user'))
  writeFileSync(
    join(folder, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ru-RU</value></prop></item></oor:items>`,
  )
  return folder
}

/** Has LibreOffice write a document into `folder` by one of its filters (`ods`, `csv:Text…`); the folder's file names. */
export const convertedByOffice = (
  path: string,
  folder: string,
  filter: string,
  { isRussian = false }: { isRussian?: boolean } = {},
): string[] => {
  const user = isRussian ? russianProfile() : profile
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(user).href}`,
      ...['--headless', '--convert-to', filter, '--outdir', folder, path],
    ],
    { stdio: 'ignore' },
  )
  return readdirSync(folder).sort()
}

/** Opens a workbook in LibreOffice, calculates it and saves it anew into `folder`; returns the new path. */
export const savedByOffice = (path: string, folder: string): string => {
  convertedByOffice(path, folder, 'xlsx:Calc MS Excel 2007 XML')
  return join(folder, basename(path))
}
