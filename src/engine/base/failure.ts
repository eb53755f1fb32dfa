/** The one error a host shows: a stable code and a Russian message a curator can act on. */
export class Failure extends Error {
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Failure'
    this.code = code
  }
}
