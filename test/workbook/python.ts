import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PYTHON = '/usr/bin/python3'

/** Is this Python library here? Says so aloud when it is not. */
export const hasPython = (library: string): boolean => {
  try {
    execFileSync(PYTHON, ['-c', `import ${library}`], { stdio: 'ignore' })
    return true
  } catch {
    console.warn(`skipped: ${PYTHON} with ${library} is not installed`)
    return false
  }
}

/** Runs a script that writes a workbook to `out`, and returns its bytes. */
export const writtenBy = (script: string): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-'))
  try {
    const out = join(folder, 'книга.xlsx')
    execFileSync(PYTHON, ['-c', `import sys\nout = sys.argv[1]\n${script}`, out])
    return readFileSync(out)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
