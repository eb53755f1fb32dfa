export type Served = {
  /** With the token that opens it once. */
  url: string
  database: string
  pid: number
  /** What the program said on stderr so far. */
  told: () => string
  close: () => Promise<void>
}

/** A demonstration database, made once for a run; $SVERKA_DEMO names one that is ready. Never open it: copy it. */
export const demoDatabase: () => string

/** `sverka serve` over a database where it lies. */
export const serveThere: (database: string, more?: Record<string, string>) => Promise<Served>

/** `sverka serve` over a copy of a database, or over a new one with null. */
export const serve: (source: string | null, more?: Record<string, string>) => Promise<Served>
