/** Problem is RFC 9457, with a stable code and a detail in the reader's language. */
export interface Problem {
  status: number
  title: string
  detail: string
  code: string
  args?: Record<string, unknown>
}

/** ProblemError is a request that the server refused, or that did not reach it (code offline). */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail || problem.title || problem.code, options)
    this.name = 'ProblemError'
    this.problem = problem
  }

  static offline(cause: unknown): ProblemError {
    return new ProblemError({ status: 0, title: '', detail: '', code: 'offline' }, { cause })
  }
}

/** problemFrom reads the problem of a failed response, whatever its body is. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const text = await response.text().catch(() => '')
  const plain = { status: response.status, title: response.statusText, detail: text, code: `http_${response.status}` }
  if (!(response.headers.get('content-type') ?? '').includes('json')) {
    // A proxy in front answers for a server that is not there.
    return response.status >= 502 ? ProblemError.offline(text) : new ProblemError(plain)
  }
  try {
    return new ProblemError({ ...plain, ...(JSON.parse(text) as Partial<Problem>) })
  } catch {
    return new ProblemError(plain)
  }
}
