import { ProblemError } from '@/api/problem'

/** Fault is what is wrong with a typed text. */
export interface Fault {
  detail: string
  /** The character that is wrong, from 1. */
  at: number
}

/** faultOf is what the server found wrong with one part of the question: where, having, or a formula by its name. */
export function faultOf(error: unknown, part: string): Fault | undefined {
  if (!(error instanceof ProblemError)) return undefined
  const { args, detail } = error.problem
  return args?.part === part && typeof args.at === 'number' ? { detail, at: args.at } : undefined
}

/** isTyped is true of an error in what was typed, which is shown beside it. */
export function isTyped(error: unknown): boolean {
  return error instanceof ProblemError && typeof error.problem.args?.part === 'string'
}

/** parted cuts a text at the character that is wrong; behind the end there is none, and a blank stands for it. */
export function parted(text: string, at: number): [before: string, wrong: string, after: string] {
  const letters = Array.from(text)
  return [letters.slice(0, at - 1).join(''), letters[at - 1] ?? ' ', letters.slice(at).join('')]
}
