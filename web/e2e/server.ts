import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const binary = resolve(process.env.SUANPAN_BIN ?? '../bin/suanpan')

/** samples are the files of the import tests; they have the platforms' own shape. */
export const samples = resolve(import.meta.dirname, '../../internal/collect/testdata/samples')

export interface Server {
  url: string
  workspace: string
  stop: () => Promise<void>
}

/** One file to import before the server starts, and the shop that it belongs to. */
export interface Seed {
  file: string
  shop: string
}

/** startServer opens a fresh workspace holding the seeds, on a port of its own. */
export async function startServer(seeds: Seed[]): Promise<Server> {
  return serve(async (workspace) => {
    await run(binary, ['init', '-w', workspace])
    for (const { file, shop } of seeds) {
      await run(binary, ['import', join(samples, file), '--shop', shop, '-w', workspace])
    }
  })
}

/** startDemo opens a workspace with a small demo shop: every kind of file, few lines. */
export async function startDemo(lines = 2000, days = 45): Promise<Server> {
  return serve(async (workspace, parent) => {
    await run(binary, ['demo', '-w', workspace, '--dir', join(parent, 'files'), '--lines', String(lines), '--days', String(days)])
  })
}

async function serve(fill: (workspace: string, parent: string) => Promise<void>): Promise<Server> {
  await access(binary)
  const parent = await mkdtemp(join(tmpdir(), 'suanpan-e2e-'))
  const workspace = join(parent, 'shop')
  await fill(workspace, parent)
  const address = `127.0.0.1:${await freePort()}`
  const process = spawn(binary, ['serve', '-w', workspace, '--listen', address], { stdio: 'ignore' })
  const url = `http://${address}`
  await answers(url, process)
  return {
    url,
    workspace,
    stop: async () => {
      const ended = once(process, 'exit')
      process.kill('SIGTERM')
      await ended
      await rm(parent, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** answers waits until the server does, or says that it has ended. */
async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
    try {
      const response = await fetch(`${url}/api/status`)
      if (response.ok) return
    } catch {
      await new Promise((next) => setTimeout(next, 50)) // nobody listens there yet
    }
  }
  throw new Error('the server does not answer')
}
